package dev.anneal.cli;

import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.report.ChartRenderer;
import dev.anneal.report.PrintedText;
import dev.anneal.report.file.FileRenderer;
import dev.anneal.report.page.HtmlPage;
import dev.anneal.report.page.ReportPage;
import dev.anneal.report.terminal.TerminalChart;
import dev.anneal.run.Chart;
import dev.anneal.run.Expectation;
import dev.anneal.run.Printed;
import dev.anneal.run.Report;
import dev.anneal.run.Results;
import dev.anneal.run.RunEvent;
import dev.anneal.run.SavedFile;
import dev.anneal.store.StoredRun;
import dev.anneal.store.TableFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Shows what a run tells: prints on standard output, charts as files, all else on standard error. */
final class EventPrinter implements Consumer<RunEvent> {
    private final Streams streams;
    private final RunDirectory directory;
    private final boolean quiet;
    private final ProgressBar bar;
    private final DiagnosticPrinter diagnostics;
    private final Set<String> chartNames = new HashSet<>();
    private final Set<String> reportNames = new HashSet<>();
    private boolean printed;
    private boolean failed;

    EventPrinter(Streams streams, RunDirectory directory, boolean quiet) {
        this.streams = streams;
        this.directory = directory;
        this.quiet = quiet;
        this.bar = new ProgressBar(streams, quiet);
        this.diagnostics = new DiagnosticPrinter(streams);
    }

    /** Of what is printed from now on, the first thing stands on its own. */
    synchronized void begin() {
        printed = false;
    }

    /** Takes the progress bar away. */
    synchronized void clear() {
        bar.clear();
    }

    /** Whether a file could not be written. */
    synchronized boolean hasFailed() {
        return failed;
    }

    /** Takes the progress bar away and shows what is left to say. */
    synchronized void finish(Results results) {
        bar.clear();
        // What the events did not tell: that telling them went wrong.
        results.warnings().stream()
                .filter(warning -> warning.code() == DiagnosticCode.LISTENER_FAILED)
                .forEach(diagnostics::print);
        streams.flush();
    }

    @Override
    public synchronized void accept(RunEvent event) {
        if (event instanceof RunEvent.Advanced advanced) {
            bar.show(advanced.progress());
            return;
        }
        bar.clear();
        if (event instanceof RunEvent.Prints prints) {
            print(prints.printed());
        } else if (event instanceof RunEvent.Saves saves) {
            save(saves.file());
        } else if (event instanceof RunEvent.Draws draws) {
            draw(draws.chart());
        } else if (event instanceof RunEvent.Reports reports) {
            report(reports.report());
        } else if (event instanceof RunEvent.Expects expects) {
            expect(expects.expectation());
        } else if (event instanceof RunEvent.Warns warns) {
            diagnostics.print(warns.diagnostic());
        }
    }

    private void print(Printed value) {
        boolean block = !(value instanceof Printed.Text);
        if (block && printed) {
            streams.out().println();
        }
        printed = true;
        streams.out().print(PrintedText.of(value, streams.lineWidth().orElse(Integer.MAX_VALUE)));
        streams.out().flush();
    }

    private void save(SavedFile file) {
        try {
            Object written = directory.write(file.path(), content(file));
            if (!quiet) {
                streams.error().println("saved  " + written);
            }
        } catch (IOException unwritable) {
            failed = true;
            streams.error()
                    .println("anneal: the file `" + file.path() + "` cannot be written: " + unwritable.getMessage());
        }
        streams.error().flush();
    }

    private static RunDirectory.Content content(SavedFile file) {
        return file.form().equals(SavedFile.PARQUET) && file.content() instanceof SavedFile.Content.OfTable table
                ? target -> StoredRun.write(table.table(), TableFormat.PARQUET, target)
                : target -> Files.write(target, FileRenderer.bytes(file));
    }

    private void draw(Chart chart) {
        String name = chart.name();
        for (int i = 2; !chartNames.add(name); i++) {
            name = chart.name() + "-" + i;
        }
        try {
            Object file = directory.write(name + ".svg", ChartRenderer.svg(chart));
            if (!quiet) {
                streams.terminal().ifPresent(terminal -> streams.error().print(TerminalChart.of(chart, terminal)));
                streams.error().println("chart  " + file);
            }
        } catch (IOException unwritable) {
            failed = true;
            streams.error().println("anneal: the chart `" + name + "` cannot be written: " + unwritable.getMessage());
        }
        streams.error().flush();
    }

    private void report(Report report) {
        String words = report.title().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
        String stem = words.replaceAll("^-|-$", "");
        String base = stem.isEmpty() ? "report" : stem.substring(0, Math.min(60, stem.length()));
        String name = base;
        for (int i = 2; !reportNames.add(name); i++) {
            name = base + "-" + i;
        }
        try {
            Object file = directory.write(name + ".html", HtmlPage.of(ReportPage.of(report)));
            if (!quiet) {
                streams.error().println("report " + file);
            }
        } catch (IOException unwritable) {
            failed = true;
            streams.error().println("anneal: the report `" + name + "` cannot be written: " + unwritable.getMessage());
        }
        streams.error().flush();
    }

    private void expect(Expectation expectation) {
        if (expectation.holds()) {
            return;
        }
        String head = "expectation failed";
        streams.error()
                .println((streams.colour() ? "\u001B[1;31m" + head + "\u001B[0m" : head) + " at " + expectation.span()
                        + "\n");
        expectation.explanation().lines().forEach(line -> streams.error().println(("  " + line).stripTrailing()));
        streams.error().println();
        streams.error().flush();
    }
}
