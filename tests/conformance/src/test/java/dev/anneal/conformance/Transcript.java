package dev.anneal.conformance;

import dev.anneal.Anneal;
import dev.anneal.Inputs;
import dev.anneal.Plan;
import dev.anneal.Preparation;
import dev.anneal.RunOptions;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.diagnostic.TextRenderer;
import dev.anneal.format.Formatted;
import dev.anneal.format.Formatter;
import dev.anneal.report.FitSummary;
import dev.anneal.report.TableText;
import dev.anneal.report.file.FileRenderer;
import dev.anneal.run.Chart;
import dev.anneal.run.Expectation;
import dev.anneal.run.Outcome;
import dev.anneal.run.Printed;
import dev.anneal.run.Results;
import dev.anneal.run.RunEvent;
import dev.anneal.source.Source;
import dev.anneal.source.SourceResolver;
import dev.anneal.syntax.Script;
import dev.anneal.syntax.SyntaxLimits;
import dev.anneal.syntax.SyntaxParser;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the interpreter says about a script, as one text: the tree, the diagnostics, the plan, or the run. */
final class Transcript {
    private static final TextRenderer RENDERER = new TextRenderer(false);

    private Transcript() {}

    /** The tree of a script, behind what is wrong with its text. */
    static String tree(Source source) {
        Diagnostics diagnostics = new Diagnostics();
        Script script = SyntaxParser.parse(source, SyntaxLimits.DEFAULT, diagnostics);
        return rendered(diagnostics.inOrder()) + ScriptDump.dump(script);
    }

    /** A script in style, or why it cannot be read. */
    static String formatted(Source source) {
        Formatted formatted = Formatter.format(source);
        return rendered(formatted.errors()) + formatted.text();
    }

    /** What is wrong or doubtful about a script. */
    static String diagnostics(Source source) {
        try (Anneal anneal = interpreter().build()) {
            Preparation preparation = prepare(anneal, source);
            return preparation.diagnostics().isEmpty()
                    ? "nothing is wrong\n"
                    : RENDERER.render(preparation.diagnostics());
        }
    }

    /** The plan of a script, behind its warnings. */
    static String plan(Source source) {
        try (Anneal anneal = interpreter().build()) {
            Preparation preparation = prepare(anneal, source);
            return rendered(preparation.diagnostics())
                    + preparation.plan().map(Plan::explain).orElse("no plan\n");
        }
    }

    /** What running a script shows, in order; the outcome only where it is not completed. */
    static String run(Source source) {
        try (Anneal anneal = interpreter().threads(2).build()) {
            Preparation preparation = prepare(anneal, source);
            StringBuilder out = new StringBuilder(rendered(preparation.diagnostics()));
            if (preparation.plan().isEmpty()) {
                return out.append("no plan\n").toString();
            }
            // The listener is called from one thread, which has ended when `run` returns.
            Results results =
                    preparation.plan().get().run(RunOptions.defaults().listener(event -> out.append(text(event))));
            if (results.outcome() != Outcome.COMPLETED) {
                out.append("outcome: ").append(results.outcome().words()).append('\n');
            }
            return out.toString();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException("the run was interrupted", interrupted);
        }
    }

    private static Anneal.Builder interpreter() {
        return Anneal.builder().sources(SourceResolver.within(Snippets.folder("imported")));
    }

    private static Preparation prepare(Anneal anneal, Source source) {
        return anneal.compile(source).prepare(Inputs.defaults());
    }

    private static String rendered(List<Diagnostic> diagnostics) {
        return diagnostics.isEmpty() ? "" : RENDERER.render(diagnostics) + "\n";
    }

    /** What is shown of an event. */
    static String text(RunEvent event) {
        if (event instanceof RunEvent.Prints prints) {
            return printed(prints.printed());
        } else if (event instanceof RunEvent.Saves saves) {
            return "saved " + saves.file().path() + "\n"
                    + FileRenderer.text(saves.file()).indent(2);
        } else if (event instanceof RunEvent.Draws draws) {
            return drawn(draws.chart());
        } else if (event instanceof RunEvent.Expects expects) {
            return expected(expects.expectation());
        } else if (event instanceof RunEvent.Warns warns) {
            return RENDERER.render(warns.diagnostic());
        }
        return "";
    }

    private static String printed(Printed printed) {
        if (printed instanceof Printed.OfFit fit) {
            return FitSummary.of(fit.fit());
        } else if (printed instanceof Printed.OfTable table) {
            return table.title().map(title -> title + "\n").orElse("") + TableText.of(table.table());
        } else if (printed instanceof Printed.Text text) {
            return text.text() + "\n";
        }
        throw new AssertionError("a print without a text: " + printed);
    }

    private static String drawn(Chart chart) {
        StringBuilder out = new StringBuilder("chart " + chart.name());
        chart.title().ifPresent(title -> out.append(" \"").append(title).append('"'));
        if (chart instanceof Chart.Lines lines) {
            out.append(": ")
                    .append(lines.y().title())
                    .append(" over ")
                    .append(lines.x().title());
            lines.curves()
                    .forEach(curve -> out.append("\n  curve ")
                            .append(curve.name())
                            .append(", ")
                            .append(curve.x().length)
                            .append(" points")
                            .append(curve.band().isPresent() ? " with a band" : ""));
        } else if (chart instanceof Chart.Heatmap map) {
            out.append(": ")
                    .append(map.color())
                    .append(" over ")
                    .append(map.x().title())
                    .append(" and ")
                    .append(map.y().title())
                    .append(", ")
                    .append(map.points().size())
                    .append(" points");
            map.theory()
                    .ifPresent(theory -> out.append("\n  theory ")
                            .append(theory)
                            .append(map.points().stream()
                                    .map(point -> String.format(Locale.ROOT, " %.3f", point.theory()))
                                    .collect(Collectors.joining())));
            map.curve()
                    .ifPresent(curve -> out.append("\n  curve ")
                            .append(curve.name())
                            .append(" from ")
                            .append(curve.y()[0])
                            .append(" to ")
                            .append(curve.y()[curve.y().length - 1]));
        } else if (chart instanceof Chart.Scatter scatter) {
            out.append(": ")
                    .append(scatter.y().title())
                    .append(" over ")
                    .append(scatter.x().title());
            scatter.color().ifPresent(color -> out.append(", colour ").append(color));
            for (Chart.PointSet set : scatter.sets()) {
                long shown =
                        Arrays.stream(set.points().y()).filter(Double::isFinite).count();
                out.append("\n  points ")
                        .append(set.points().name())
                        .append(", ")
                        .append(shown);
                out.append(set.points().band().isPresent() ? " with intervals" : "");
            }
        } else if (chart instanceof Chart.Histogram histogram) {
            out.append(": ").append(histogram.x().title()).append(' ').append(histogram.labels());
            for (Chart.CountSet set : histogram.sets()) {
                out.append("\n  counts ").append(set.name()).append(' ').append(Arrays.toString(set.counts()));
            }
        } else if (chart instanceof Chart.Trajectory trajectory) {
            out.append(": ")
                    .append(trajectory.components())
                    .append(" components, ")
                    .append(trajectory.modes())
                    .append(" modes");
            for (Chart.Curve curve : trajectory.overlaps()) {
                out.append("\n  overlap ").append(curve.name()).append(" ends at ");
                out.append(rounded(curve.y()[curve.y().length - 1]));
            }
        } else if (chart instanceof Chart.Bars bars) {
            out.append(": ").append(bars.sets().size()).append(" bars each of ").append(bars.categories());
        } else if (chart instanceof Chart.DensityMap map) {
            out.append(": over ")
                    .append(map.x().title())
                    .append(" and ")
                    .append(map.y().title())
                    .append(", ")
                    .append(map.samples().length)
                    .append(" samples");
            for (double[] mean : map.means()) {
                out.append(String.format(Locale.ROOT, "\n  mean at %s, %s", rounded(mean[0]), rounded(mean[1])));
            }
            map.notes().forEach(note -> out.append("\n  note: ").append(note));
        } else if (chart instanceof Chart.Panels panels) {
            panels.panels()
                    .forEach(panel -> out.append("\n")
                            .append(("panel " + panel.label() + ", " + drawn(panel.chart()))
                                    .indent(2)
                                    .stripTrailing()));
        }
        return out.append('\n').toString();
    }

    private static double rounded(double value) {
        return Math.rint(100 * value) / 100 + 0.0;
    }

    private static String expected(Expectation expectation) {
        return expectation.holds()
                ? "expectation holds at " + expectation.span() + "\n"
                : "expectation fails at " + expectation.span() + "\n"
                        + expectation.explanation().indent(2);
    }
}
