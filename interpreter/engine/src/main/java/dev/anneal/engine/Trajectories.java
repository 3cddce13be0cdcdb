package dev.anneal.engine;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.evaluate.EvaluationError;
import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import dev.anneal.evaluate.Values;
import dev.anneal.run.Chart;
import dev.anneal.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trajectories: the overlaps of components with modes over the time of a run, as it recorded them. */
final class Trajectories {
    private static final int MOST = 4000;

    private final Span place;

    Trajectories(Span place) {
        this.place = place;
    }

    /** The chart of a run, or of several in a list. */
    Chart of(Value value, String name, Optional<String> title) {
        List<FitView> runs = Fits.of(value, "trajectory", place);
        List<Chart.Panel> panels = new ArrayList<>();
        for (FitView run : runs) {
            Optional<String> heading =
                    runs.size() == 1 ? title : Optional.of(run.name().replace('_', ' '));
            panels.add(new Chart.Panel(run.name(), trajectory(run, name, heading)));
        }
        return panels.size() == 1 ? panels.get(0).chart() : new Chart.Panels(name, title, panels);
    }

    private Chart.Trajectory trajectory(FitView run, String name, Optional<String> title) {
        Value.Rows series = run.series();
        if (series.size() == 0 || !series.columnNames().contains("overlaps")) {
            boolean flow =
                    run.density().filter(FittedDensity.OfFlow.class::isInstance).isPresent();
            Diagnostic missing = Diagnostic.of(
                    DiagnosticCode.RESULT_MISSING,
                    place,
                    flow
                            ? "the run `" + run.name() + "` fits a flow, which has no means and so no overlaps"
                            : "the run `" + run.name() + "` has not recorded its overlaps");
            throw new EvaluationError(flow ? missing : missing.help("add `record overlaps every 1` to the run"));
        }
        if (!(series.at(0, "overlaps") instanceof Value.Matrix first)) {
            throw new EvaluationError(Diagnostic.of(
                    DiagnosticCode.RESULT_MISSING,
                    place,
                    "the run `" + run.name() + "` has no overlaps: " + ValueText.of(series.at(0, "overlaps"))));
        }
        int count = first.rows() * first.columns();
        if (count > MOST) {
            throw new EvaluationError(Diagnostic.of(
                    DiagnosticCode.OUTPUT_NOT_SUPPORTED,
                    place,
                    "a trajectory of " + count + " overlaps would show nothing; at most " + MOST + " are drawn"));
        }
        double[] times = new double[series.size()];
        double[][] overlaps = new double[count][times.length];
        for (int row = 0; row < times.length; row++) {
            times[row] = Values.number(series.at(row, "time")).orElse(Double.NaN);
            double[] entries = Values.entries(series.at(row, "overlaps")).orElse(new double[0]);
            for (int i = 0; i < count; i++) {
                overlaps[i][row] = i < entries.length ? entries[i] : Double.NaN;
            }
        }
        List<Chart.Curve> curves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String label = "component " + (i / first.columns() + 1) + ", mode " + (i % first.columns() + 1);
            curves.add(new Chart.Curve(label, times, overlaps[i], Optional.empty()));
        }
        return new Chart.Trajectory(
                name,
                title,
                new Chart.Axis("time", false),
                new Chart.Axis("overlap", false),
                first.rows(),
                first.columns(),
                curves);
    }
}
