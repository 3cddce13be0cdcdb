#!/usr/bin/env bash
# How long a start takes: wall time of the launcher and everything behind it, against the budgets.
#
#   tests/benchmarks/startup.sh [--runs N] [--jdk FOLDER]... [--all-jdks]
#
# Without --jdk: the JDK that ./anneal would use. The rounds go through all commands in turn, so that what else the
# machine does in between falls on all of them alike; the budgets hold for the median on JDK 17.
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
runs=15
jdks=()
while (($# > 0)); do
  case $1 in
    --runs) runs=$2 && shift 2 ;;
    --jdk) jdks+=("$2") && shift 2 ;;
    --all-jdks)
      for folder in /usr/lib/jvm/*; do
        # Links are other names of the same JDKs.
        if [[ ! -L $folder && -x $folder/bin/java && -r $folder/release ]]; then jdks+=("$folder"); fi
      done
      shift
      ;;
    *) sed -n '4p' "${BASH_SOURCE[0]}" >&2 && exit 64 ;;
  esac
done
if ((${#jdks[@]} == 0)); then jdks=("${JAVA_HOME-}"); fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" # results of runs go here

cat >small.anneal <<'SCRIPT'
// How slowly must we cool to find both modes?
param dim = 64
param separation = 3.0

target two_modes = {
  let mu = separation * basis(1, dim)
  0.5 * normal(+mu, 1) + 0.5 * normal(-mu, 1)
}

family pair = gaussian_mixture(dim: dim, components: 2, init: normal(0, 1 / sqrt(dim)))

run cooled {
  fit pair to two_modes
  under linear(from: 0.1, rate: 0.02)
  until settled(25)
  record mode_mass, free_energy every 1
  seed 7
}

print cooled
expect cooled.coverage > 0.95
SCRIPT

cat >trivial.anneal <<'SCRIPT'
target two_modes = 0.5 * normal([3, 0], 1) + 0.5 * normal([-3, 0], 1)
family pair = gaussian_mixture(dim: 2, components: 2, init: normal(0, 1))

run short {
  fit pair to two_modes
  under constant(1)
  until 1
  seed 7
}

print short
SCRIPT

commands=('--version' 'check small.anneal' 'run trivial.anneal')
budgets=('' 350 600) # milliseconds

# Wall time of a command in microseconds.
measure() {
  local from=${EPOCHREALTIME/[.,]/}
  "$home/anneal" "$@" </dev/null >output 2>&1 || { cat output >&2 && return 1; }
  elapsed=$((${EPOCHREALTIME/[.,]/} - from))
}

late=0
printf '%-12s %-20s %8s %8s %8s %8s\n' JDK command 'min ms' 'median' 'max' 'budget'
for jdk in "${jdks[@]}"; do
  if [[ -n $jdk ]]; then export JAVA_HOME=$jdk; else unset JAVA_HOME; fi
  version=$("${jdk:+$jdk/bin/}java" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p')
  rm -f times.*
  for ((round = -2; round < runs; round++)); do # two rounds to warm up: the build, the archive, the file cache
    for i in "${!commands[@]}"; do
      # shellcheck disable=SC2086 # a command and its arguments
      measure ${commands[i]}
      if ((round >= 0)); then printf '%d\n' "$elapsed" >>"times.$i"; fi
    done
  done
  for i in "${!commands[@]}"; do
    mapfile -t times < <(sort -n "times.$i")
    median=$((times[runs / 2] / 1000)) verdict=''
    if [[ -n ${budgets[i]} ]]; then
      verdict=${budgets[i]}
      if ((median > budgets[i])) && [[ $version == 17.* ]]; then verdict+=' MISSED' late=1; fi
    fi
    printf '%-12s %-20s %8d %8d %8d %8s\n' \
      "$version" "${commands[i]}" $((times[0] / 1000)) "$median" $((times[runs - 1] / 1000)) "$verdict"
  done
done
exit "$late"
