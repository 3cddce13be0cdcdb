package dev.anneal.engine;

import dev.anneal.evaluate.Replicate;
import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import dev.anneal.plan.Step;
import dev.anneal.plan.SweepCell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table of a sweep: a row for each cell, with its axes, how many fits it stands for, and its measures; or a row for
 * each fit where nothing is measured.
 *
 * @param rows the table
 * @param fits how many fits have a result
 * @param failed how many have none
 * @param cut how many cells lack fits, because the run was asked to end
 * @param firstFailure the first fit without a result, and why it has none
 */
record SweepTable(Value.Rows rows, long fits, long failed, long cut, Optional<String> firstFailure) {
    /** What is kept of a fit where each is a row. */
    static List<String> fields(Step.Sweep sweep) {
        boolean flows = sweep.cells().stream()
                .allMatch(cell -> cell.spec().family().name().equals("realnvp"));
        boolean sampled = sweep.cells().stream()
                .allMatch(cell -> SampledFlows.areMeant(cell.spec().method()));
        List<String> fields = new ArrayList<>(flows ? FlowFields.NAMES : MixtureFields.NAMES);
        if (sampled) {
            SampleFields.NAMES.stream().filter(name -> !fields.contains(name)).forEach(fields::add);
            fields.addAll(List.of("deviations", "covariances"));
        }
        fields.addAll(List.of("failed", "seed"));
        return List.copyOf(fields);
    }

    static SweepTable of(Step.Sweep sweep, List<CellFits> cells, Map<CellFits, Map<String, Value>> measured) {
        long fits = 0;
        long failed = 0;
        long cut = 0;
        Optional<String> firstFailure = Optional.empty();
        for (CellFits cell : cells) {
            fits += cell.size();
            failed += cell.failures().size();
            cut += cell.isCut() || !cell.isComplete() ? 1 : 0;
            if (firstFailure.isEmpty() && !cell.failures().isEmpty()) {
                SweepRow row = cell.failures().get(0);
                firstFailure =
                        Optional.of(place(sweep, cell, row) + row.failure().orElse(""));
            }
        }
        boolean measures = !sweep.design().measures().isEmpty();
        Value.Rows rows = measures ? ofMeasures(sweep, cells, measured) : ofFits(sweep, cells);
        return new SweepTable(rows, fits, failed, cut, firstFailure);
    }

    private static String place(Step.Sweep sweep, CellFits cell, SweepRow row) {
        String cellPlace = place(sweep.design().axes(), cell.cell().coordinates());
        return (cellPlace.isEmpty() ? "" : cellPlace + ", ") + "repeat " + (row.repeat() + 1) + ": ";
    }

    /** A cell in words: "beta0 = 0.1, rate = 2". */
    static String place(List<String> axes, List<Value> coordinates) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            parts.add(axes.get(i) + " = " + ValueText.of(coordinates.get(i)));
        }
        return String.join(", ", parts);
    }

    private static Map<String, Value> coordinates(Step.Sweep sweep, SweepCell cell) {
        Map<String, Value> row = new LinkedHashMap<>();
        for (int i = 0; i < cell.coordinates().size(); i++) {
            row.put(sweep.design().axes().get(i), cell.coordinates().get(i));
        }
        return row;
    }

    private static Value.Rows ofMeasures(
            Step.Sweep sweep, List<CellFits> cells, Map<CellFits, Map<String, Value>> measured) {
        List<String> names = new ArrayList<>(sweep.design().axes());
        names.addAll(List.of("n", "failed"));
        sweep.design().measures().forEach(measure -> names.add(measure.name()));
        List<Map<String, Value>> rows = new ArrayList<>();
        for (CellFits cell : cells) {
            // A cell of which nothing is known is no row; one whose fits all failed is.
            if (cell.size() == 0 && cell.failures().isEmpty()) {
                continue;
            }
            Map<String, Value> row = coordinates(sweep, cell.cell());
            row.put("n", new Value.Number(cell.size()));
            row.put("failed", new Value.Number(cell.failures().size()));
            row.putAll(measured.getOrDefault(cell, Map.of()));
            rows.add(row);
        }
        return new RowTable(names, rows);
    }

    private static Value.Rows ofFits(Step.Sweep sweep, List<CellFits> cells) {
        List<String> names = new ArrayList<>(sweep.design().axes());
        names.add("repeat");
        List<String> fields = fields(sweep);
        names.addAll(fields);
        List<Map<String, Value>> rows = new ArrayList<>();
        List<Optional<Replicate>> replicates = new ArrayList<>();
        for (CellFits cell : cells) {
            for (int i = 0; i < cell.size(); i++) {
                Map<String, Value> row = coordinates(sweep, cell.cell());
                row.put("repeat", new Value.Number(cell.repeat(i) + 1.0));
                for (String field : fields) {
                    row.put(field, cell.at(i, field).orElse(Value.MISSING));
                }
                rows.add(row);
                replicates.add(cell.replicate(i));
            }
            for (SweepRow failure : cell.failures()) {
                Map<String, Value> row = coordinates(sweep, cell.cell());
                row.put("repeat", new Value.Number(failure.repeat() + 1.0));
                row.put("failed", new Value.Flag(true));
                row.put("seed", new Value.Number(cell.cell().spec().seed()));
                rows.add(row);
                replicates.add(Optional.of(new Replicate(cell.cell().spec().seed(), failure.repeat())));
            }
        }
        return new RowTable(names, rows, replicates);
    }
}
