package dev.anneal.engine;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.evaluate.EvaluationError;
import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import dev.anneal.evaluate.Values;
import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.density.LogDensity;
import dev.anneal.run.Chart;
import dev.anneal.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Density maps: target and fit of runs over the plane of two coordinates, or over the line where there is but one. */
final class DensityMaps {
    private static final int GRID = 161;
    private static final int LINE = 401;
    private static final int MOST_SAMPLES = 20_000;

    private final Value.Term chart;
    private final Span place;
    private final Checkpoint checkpoint;

    DensityMaps(Value.Term chart, Span place, Checkpoint checkpoint) {
        this.checkpoint = checkpoint;
        this.chart = chart;
        this.place = place;
    }

    /** The chart. */
    Chart of(String name, Optional<String> title) {
        List<FitView> runs = Fits.of(chart.argument("run"), "density_map", place);
        List<FittedDensity> fits = runs.stream().map(this::density).toList();
        int dimension = fits.get(0).dimension();
        if (fits.stream().anyMatch(fit -> fit.dimension() != dimension)) {
            throw refused("the runs live in different dimensions, and share no plane");
        }
        if (dimension == 1) {
            return line(name, title, runs, fits);
        }
        int[] axes = axes(dimension);
        List<PlaneDensity> targets = new ArrayList<>();
        List<PlaneDensity> planes = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            PlaneDensities densities = new PlaneDensities(runs.get(i).spec(), fits.get(i), axes, samples(), checkpoint);
            planes.add(densities.fit());
            targets.add(densities
                    .target()
                    .orElseThrow(() -> refused("this version of the interpreter cannot draw this target")));
        }
        List<PlaneDensity> all = new ArrayList<>(planes);
        all.addAll(targets);
        PlaneWindow window = PlaneWindow.of(all);
        List<Chart.Panel> panels = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            String label = runs.get(i).name();
            Optional<String> heading = runs.size() == 1 ? title : Optional.of(label.replace('_', ' '));
            panels.add(new Chart.Panel(
                    label, map(name, heading, axes, window, targets.get(i), planes.get(i), fits.get(i))));
        }
        return panels.size() == 1 ? panels.get(0).chart() : new Chart.Panels(name, title, panels);
    }

    private Chart.DensityMap map(
            String name,
            Optional<String> title,
            int[] axes,
            PlaneWindow window,
            PlaneDensity target,
            PlaneDensity plane,
            FittedDensity fit) {
        double[] x = window.columns(GRID);
        double[] y = window.rows(GRID);
        double[][] means = new double[0][];
        if (fit instanceof FittedDensity.OfMixture mixture) {
            means = rows(mixture.projection(axes).mixture().means());
        }
        double[][] points = rows(plane.points());
        return new Chart.DensityMap(
                name,
                title,
                axis(axes[0]),
                axis(axes[1]),
                new Chart.Grid(x, y, target.heights().at(x, y)),
                new Chart.Grid(x, y, plane.heights().at(x, y)),
                Arrays.copyOf(points, Math.min(points.length, samples())),
                means,
                notes(axes, fit.dimension(), target, plane));
    }

    private List<String> notes(int[] axes, int dimension, PlaneDensity target, PlaneDensity fit) {
        if (dimension == 2) {
            return List.of();
        }
        List<String> parts = new ArrayList<>();
        parts.add("Projected onto " + axis(axes[0]).title() + " and "
                + axis(axes[1]).title() + " of " + dimension + " coordinates");
        target.note().ifPresent(parts::add);
        fit.note().ifPresent(parts::add);
        return List.of(String.join("; ", parts) + ".");
    }

    private static Chart.Axis axis(int coordinate) {
        return new Chart.Axis("x[" + (coordinate + 1) + "]", false);
    }

    private static double[][] rows(double[] pairs) {
        double[][] rows = new double[pairs.length / 2][];
        Arrays.setAll(rows, n -> new double[] {pairs[2 * n], pairs[2 * n + 1]});
        return rows;
    }

    /** Both densities as curves. */
    private Chart line(String name, Optional<String> title, List<FitView> runs, List<FittedDensity> fits) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        List<LogDensity> targets = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            FitView run = runs.get(i);
            targets.add(LogDensityBinding.bind(run.spec().target(), 1)
                    .orElseThrow(() -> refused("this version of the interpreter cannot draw this target")));
            double[] points = fits.get(i).sample(LINE * 10, run.spec().seed(), "density map", checkpoint);
            double[] others = DensitySampler.draw(
                            run.spec().target(), 1, LINE * 10, run.spec().seed(), 0, "density map target", checkpoint)
                    .orElse(points);
            for (double[] some : List.of(points, others)) {
                double[] sorted = some.clone();
                Arrays.sort(sorted);
                double room = 0.15 * (sorted[sorted.length - 5] - sorted[4]);
                low = Math.min(low, sorted[4] - room);
                high = Math.max(high, sorted[sorted.length - 5] + room);
            }
        }
        double[] x = new PlaneWindow(low, high, 0, 1).columns(LINE);
        List<Chart.Curve> curves = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            String suffix = runs.size() == 1 ? "" : " of " + runs.get(i).name().replace('_', ' ');
            if (i == 0 || !runs.get(i).spec().target().equals(runs.get(0).spec().target())) {
                double[] logs = new double[LINE];
                targets.get(i).evaluator(LINE).values(x, LINE, logs);
                curves.add(new Chart.Curve("target" + (i == 0 ? "" : suffix), x, heights(x, logs), Optional.empty()));
            }
            double[] logs = fits.get(i).logDensity(x);
            curves.add(new Chart.Curve("fit" + suffix, x, heights(x, logs), Optional.empty()));
        }
        return new Chart.Lines(name, title, new Chart.Axis("x", false), new Chart.Axis("density", false), curves);
    }

    /** Densities from their logarithms, with an integral of 1 over what is shown. */
    private static double[] heights(double[] x, double[] logs) {
        double highest = Arrays.stream(logs).filter(Double::isFinite).max().orElse(0);
        double[] heights = new double[x.length];
        double sum = 0;
        for (int n = 0; n < x.length; n++) {
            heights[n] = Double.isNaN(logs[n]) ? 0 : Math.exp(logs[n] - highest);
            sum += heights[n] * (x[1] - x[0]);
        }
        for (int n = 0; n < x.length; n++) {
            heights[n] /= sum;
        }
        return heights;
    }

    private FittedDensity density(FitView run) {
        if (run.failure().isPresent()) {
            throw missing("the run `" + run.name() + "` has no result that could be drawn");
        }
        return run.density()
                .orElseThrow(() -> new EvaluationError(
                        missing("the run `" + run.name() + "` knows the overlaps of its means, but not where they are")
                                .diagnostic()
                                .help("a run `by gradient_flow()` knows its means")));
    }

    private int[] axes(int dimension) {
        Value along = chart.argument("along");
        if (along instanceof Value.Absent) {
            return new int[] {0, 1};
        }
        double[] numbers = Values.entries(along).orElse(new double[0]);
        boolean whole = numbers.length == 2
                && Arrays.stream(numbers).allMatch(number -> number == Math.rint(number) && number >= 1)
                && Arrays.stream(numbers).allMatch(number -> number <= dimension);
        if (!whole || numbers[0] == numbers[1]) {
            throw refused("`along` names two different coordinates from 1 to " + dimension
                    + ", as in `along: [1, 2]`, not " + ValueText.of(along));
        }
        return new int[] {(int) numbers[0] - 1, (int) numbers[1] - 1};
    }

    private int samples() {
        double samples = Values.number(chart.argument("samples")).orElse(Double.NaN);
        if (samples != Math.rint(samples) || samples < 0 || samples > MOST_SAMPLES) {
            throw refused("`samples` must be a whole number from 0 to " + MOST_SAMPLES + ", not "
                    + ValueText.of(chart.argument("samples")));
        }
        return (int) samples;
    }

    private EvaluationError refused(String message) {
        return new EvaluationError(Diagnostic.of(DiagnosticCode.OUTPUT_NOT_SUPPORTED, place, message));
    }

    private EvaluationError missing(String message) {
        return new EvaluationError(Diagnostic.of(DiagnosticCode.RESULT_MISSING, place, message));
    }
}
