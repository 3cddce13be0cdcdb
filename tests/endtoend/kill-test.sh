#!/usr/bin/env bash
# Kills a real run at random moments, N times, and compares what comes of resuming it with an undisturbed run.
#
#   tests/endtoend/kill-test.sh N
set -euo pipefail
# Processes of two seconds: half of their time went to the optimising compiler.
export ANNEAL_JAVA_OPTS=${ANNEAL_JAVA_OPTS--XX:TieredStopAtLevel=1}
cd "${BASH_SOURCE[0]%/*}/../.."
exec mvn -q verify -pl tests/endtoend -am -Dquick -Danneal.kills="${1:?how many times}" \
  -Dtest=ResumeTest#aKilledRunIsResumedToTheSameResult -Dsurefire.failIfNoSpecifiedTests=false
