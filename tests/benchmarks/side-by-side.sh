#!/usr/bin/env bash
# Runs the peers and Anneal's benchmarks on the same problems, one after the other on one thread, and prints their ratios.
#
#   tests/benchmarks/side-by-side.sh
#
# Needs python3 with NumPy and SciPy, and gcc; what is missing is left out and said. Figures are medians: of seven
# measurements of a second for each JDK found in /usr/lib/jvm, and of what the peers take a median of themselves.
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
here=$home/tests/benchmarks
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python=
for candidate in python3 /usr/bin/python3; do
  if command -v "$candidate" >/dev/null && "$candidate" -c 'import numpy, scipy' 2>/dev/null; then python=$candidate && break; fi
done

printf 'On %s, %s, %s cores, %s\n' "$(date +%F)" \
  "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)" "$(nproc)" "$(uname -sr)"

# Peers print lines "RESULTPART name=value …".
peer() {
  "$@" 2>/dev/null | sed -n 's/^RESULTPART //p' | tr ' ' '\n' | grep = >>"$work/peers" || printf 'failed: %s\n' "$*"
}

if command -v gcc >/dev/null; then
  flags=(-O3 -march=native -ffast-math -mprefer-vector-width=512)
  gcc "${flags[@]}" '-DFL="C"' -DPOLY "$here/peers/summary_ode.c" -o "$work/summary" -lm && peer "$work/summary"
  gcc "${flags[@]}" '-DFL="double"' -DREAL=double "$here/peers/mixture_flow.c" -o "$work/flow" -lm && peer "$work/flow"
else
  printf 'no gcc: the peers in C are left out\n'
fi
if [[ -n $python ]]; then
  export MALLOC_TRIM_THRESHOLD_=2000000000 MALLOC_MMAP_THRESHOLD_=2000000000 MALLOC_TOP_PAD_=200000000
  peer "$python" "$here/peers/summary_ode_scipy.py"
  peer "$python" "$here/peers/mixture_flow_numpy.py" np
  unset MALLOC_TRIM_THRESHOLD_ MALLOC_MMAP_THRESHOLD_ MALLOC_TOP_PAD_
else
  printf 'no python3 with NumPy and SciPy: the peers in Python are left out\n'
fi
value() { sed -n "s/^$1=//p" "$work/peers" 2>/dev/null | head -n 1; }

(cd "$home" && mvn -q -B -Dquick -DskipTests -Pbenchmarks package -pl tests/benchmarks -am >&2)

# $1 a JDK, $2 a benchmark, $3 a parameter; the median of its measurements.
anneal() {
  "$1/bin/java" -cp "$here/target/classes:$here/target/lib/*" org.openjdk.jmh.Main "$2" -p "$3" -rf json \
    -rff "$work/result.json" -jvmArgsAppend '--add-exports java.base/jdk.internal.module=ALL-UNNAMED' >/dev/null 2>&1
  sed -n '/"rawData"/,/\]/p' "$work/result.json" | grep -oE '[0-9]+\.[0-9]+(E[0-9]+)?' | sort -g | sed -n 4p
}

# $1 what, $2 its rate, then pairs of a peer's name and its rate.
row() {
  printf '  %-34s %10.3g /s' "$1" "$2"
  shift 1
  local own=$1
  shift
  while (($# > 1)); do
    if [[ -n $2 ]]; then printf '   %6.1f x %s (%.3g)' "$(awk "BEGIN { print $own / $2 }")" "$1" "$2"; fi
    shift 2
  done
  printf '\n'
}

for jdk in /usr/lib/jvm/*; do
  if [[ -L $jdk || ! -x $jdk/bin/java || ! -r $jdk/release ]]; then continue; fi
  printf 'JDK %s\n' "$(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$jdk/release")"
  row 'symmetric pair, trajectories' "$(anneal "$jdk" SummaryOde covariance=IDENTITY)" \
    'SciPy LSODA' "$(value scipy_LSODA)" 'SciPy DOP853' "$(value scipy_DOP853)" 'C' "$(value C_dopri5_C)"
  row 'the same, covariance tempered' "$(anneal "$jdk" SummaryOde covariance=TEMPERED)"
  row 'mixture flow, Euler, run-steps' "$(anneal "$jdk" MixtureFlow integrator=EULER)" \
    'NumPy' "$(value numpy_float64_euler)" 'C' "$(value C_double_euler)"
  row 'mixture flow, RK4, run-steps' "$(anneal "$jdk" MixtureFlow integrator=RK4)" 'NumPy' "$(value numpy_float64_rk4)"
done
