#!/usr/bin/env bash
# Trains the same RealNVP network with torch and with Anneal, in turn, and prints steps per second and their ratio.
#
#   tests/benchmarks/realnvp.sh [DIMENSIONS [BATCHES [ROUNDS]]]      such as: realnvp.sh "64 2" "1024" 5
#
# Needs python3 with torch, and torch an optimised BLAS: with Debian's reference BLAS it is thirteen times slower, and the
# comparison is refused. Torch gets the settings that make it fastest on processors with AVX-512, and both get large pages
# of memory. Machines have moods of minutes, so that all are measured in turn, three rounds if nothing else is said, each in
# a new process; figures are medians: of rounds, and within one of five measurements of a second for Anneal, and of as many
# steps as fit into three seconds for torch. The ratio is the median of the ratios within rounds, whose two figures are of
# the same mood.
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
here=$home/tests/benchmarks
dimensions=${1:-64 16 2}
batches=${2:-256 1024 4096}
rounds=${3:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python=
for candidate in python3 /usr/bin/python3; do
  if command -v "$candidate" >/dev/null && "$candidate" -c 'import torch' 2>/dev/null; then python=$candidate && break; fi
done
[[ -n $python ]] || { printf 'no python3 with torch\n' >&2 && exit 69; }
# Both on large pages of memory: Anneal's launcher asks for them, and torch is faster with them, too.
export GLIBC_TUNABLES=glibc.malloc.hugetlb=1
export OPENBLAS_CORETYPE=SkylakeX ATEN_CPU_CAPABILITY=avx512 OPENBLAS_NUM_THREADS=1
"$python" -c 'import sys, torch; sys.exit(not any(name in open("/proc/self/maps").read() for name in ("openblas", "mkl")))' ||
  { printf 'torch has no optimised BLAS here; on Debian: apt-get install libopenblas0-pthread\n' >&2 && exit 69; }

(cd "$home" && mvn -q -B -Dquick -DskipTests -Pbenchmarks package -pl tests/benchmarks -am >&2)

printf 'On %s, %s, %s cores, %s\n' "$(date +%F)" \
  "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)" "$(nproc)" "$(uname -sr)"

# The options of Java are the launcher's. $1 a JDK, $2 threads, $3 dimension, $4 batch.
anneal() {
  rm -f "$work/result.json"
  "$1/bin/java" -cp "$here/target/classes:$here/target/lib/*" org.openjdk.jmh.Main RealNvpBenchmark -p "threads=$2" \
    -p "dimension=$3" -p "batch=$4" -wi 3 -i 5 -rf json -rff "$work/result.json" -jvmArgsAppend \
    '--add-exports java.base/jdk.internal.module=ALL-UNNAMED -XX:+UseParallelGC -XX:+UseTransparentHugePages' \
    >"$work/output" 2>&1 || { cat "$work/output" >&2 && exit 70; }
  sed -n '/"rawData"/,/\]/p' "$work/result.json" | grep -oE '[0-9]+\.[0-9]+(E[0-9]+)?' | sort -g | sed -n 3p
}

# $1 threads, $2 dimension, $3 batch.
torch() {
  "$python" "$here/peers/realnvp_torch.py" "$1" "$2" "$3" eager tanh | sed -n 's/.*wall med \([0-9.]*\).*/\1/p'
}

# The median of the numbers in a file.
median() { sort -g "$1" | awk '{ x[NR] = $1 } END { print (x[int((NR + 1) / 2)] + x[int((NR + 2) / 2)]) / 2 }'; }

jdks=()
for jdk in /usr/lib/jvm/*; do
  if [[ ! -L $jdk && -x $jdk/bin/java && -r $jdk/release ]]; then jdks+=("$jdk"); fi
done

for threads in 1 2; do
  for dimension in $dimensions; do
    for batch in $batches; do
      rm -f "$work"/rates.*
      for ((round = 0; round < rounds; round++)); do
        torch "$threads" "$dimension" "$batch" >>"$work/rates.torch"
        for i in "${!jdks[@]}"; do
          anneal "${jdks[i]}" "$threads" "$dimension" "$batch" >>"$work/rates.$i"
        done
      done
      torch=$(median "$work/rates.torch")
      printf 'threads %s, d %-2s, batch %-4s  torch %6.1f /s' "$threads" "$dimension" "$batch" "$torch"
      for i in "${!jdks[@]}"; do
        rate=$(median "$work/rates.$i")
        paste "$work/rates.$i" "$work/rates.torch" | awk '{ print $1 / $2 }' >"$work/ratios"
        printf '   JDK %s %6.1f /s, %.2f x' "$(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "${jdks[i]}/release")" "$rate" \
          "$(median "$work/ratios")"
      done
      printf '\n'
    done
  done
done
