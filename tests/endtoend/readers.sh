#!/usr/bin/env bash
# Reads what `anneal export` writes with pandas, and compares it with what the run printed to its own CSV file. Parquet
# needs pyarrow or fastparquet beside it; where neither is installed, the script says so and reads the other formats.
#
#   tests/endtoend/readers.sh          (Debian: apt-get install python3-pandas)
set -euo pipefail
home=$(cd "${BASH_SOURCE[0]%/*}/../.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python=python3
for candidate in /usr/bin/python3 python3; do
  if "$candidate" -c 'import pandas' 2>/dev/null; then python=$candidate; fi
done
cat >"$work/study.anneal" <<'STUDY'
let mu = 3 * basis(1, 8)
target two_modes = 0.5 * normal(mu, 1) + 0.5 * normal(-mu, 1)
family pair = gaussian_mixture(dim: 8, components: 2, init: normal(0, 0.03))
sweep phase {
  over geometry in ["wasserstein", "euclidean"]
  over rate in [0.05, 0.1]
  repeat 20
  fit pair to two_modes
  under linear(from: 1, rate: rate)
  by summary_ode(geometry: geometry)
  until settled(25)
  measure collapse = probability(collapsed), energy = mean(free_energy)
}
save phase to "saved.csv"
save phase to "saved.parquet"
STUDY
"$home/anneal" run "$work/study.anneal" --quiet --out "$work/out"
for format in csv json parquet; do "$home/anneal" export "$work/out" --format "$format" >/dev/null; done
"$python" - "$work/out" <<'PYTHON'
import importlib.util, sys
import pandas
out = sys.argv[1]
saved = pandas.read_csv(out + "/saved.csv", float_precision="round_trip")
frames = {"csv": pandas.read_csv(out + "/export/phase.csv", float_precision="round_trip"),
          "json": pandas.read_json(out + "/export/phase.json", precise_float=True)}
if importlib.util.find_spec("pyarrow") or importlib.util.find_spec("fastparquet"):
    frames["parquet"] = pandas.read_parquet(out + "/export/phase.parquet")
    frames["saved parquet"] = pandas.read_parquet(out + "/saved.parquet")
else:
    print("Parquet was not read: neither pyarrow nor fastparquet is installed")
for name, frame in frames.items():
    assert len(frame) == 4, (name, len(frame))
    for column in saved.columns:
        # The JSON reader of pandas rounds the last digit of some numbers; all others give the same bits.
        same = (frame[column] - saved[column]).abs().max() <= 1e-14 if name == "json" and column != "geometry" \
            else (frame[column] == saved[column]).all()
        assert same, (name, column, list(frame[column]), list(saved[column]))
    print(f"{name}: {len(frame)} rows of {len(frame.columns)} columns are as saved")
PYTHON
