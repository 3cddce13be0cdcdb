#!/usr/bin/env bash
# Looks for texts that break the interpreter: generated and damaged scripts, new ones at every start.
#
#   tests/conformance/fuzz.sh [SECONDS [SEED]]     600 seconds and the time of day where nothing is said
#
# What breaks is shown with its seed and its script. `fuzz.sh 1 SEED` looks at it again; what it shows becomes a snippet in
# tests/conformance/src/test/snippets/errors when it is mended.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
seconds=${1:-600}
seed=${2:-$(date +%s)000}
printf 'seeds from %s on, for %s s\n' "$seed" "$seconds"
exec mvn -q -B -Dquick -pl tests/conformance -am test -Dtest=RobustnessTest -Dsurefire.failIfNoSpecifiedTests=false \
  "-Danneal.fuzz.seed=$seed" "-Danneal.fuzz.seconds=$seconds" -Danneal.fuzz.cases=1000000000 -Danneal.fuzz.patience=10000
