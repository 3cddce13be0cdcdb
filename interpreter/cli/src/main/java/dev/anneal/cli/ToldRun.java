package dev.anneal.cli;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.TextRenderer;
import dev.anneal.report.FitSummary;
import dev.anneal.report.page.ReportPage;
import dev.anneal.run.Expectation;
import dev.anneal.run.Outcome;
import dev.anneal.run.Printed;
import dev.anneal.run.Results;
import dev.anneal.run.RunEvent;
import dev.anneal.source.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What a run tells, collected for its report. */
final class ToldRun implements Consumer<RunEvent> {
    private final List<Diagnostic> diagnostics;
    private final List<ReportPage.Item> items = new ArrayList<>();

    /**
     * A run that has told nothing yet.
     *
     * @param diagnostics what was doubtful before it began
     */
    ToldRun(List<Diagnostic> diagnostics) {
        this.diagnostics = List.copyOf(diagnostics);
    }

    @Override
    public synchronized void accept(RunEvent event) {
        if (event instanceof RunEvent.Prints prints) {
            items.add(item(prints.printed()));
        } else if (event instanceof RunEvent.Draws draws) {
            items.add(new ReportPage.Item.OfChart(draws.chart()));
        } else if (event instanceof RunEvent.Reports reports) {
            items.add(new ReportPage.Item.Heading(reports.report().title()));
            items.addAll(ReportPage.items(reports.report()));
        }
    }

    private static ReportPage.Item item(Printed printed) {
        if (printed instanceof Printed.OfFit fit) {
            return new ReportPage.Item.Printed(FitSummary.of(fit.fit()));
        } else if (printed instanceof Printed.OfTable table) {
            return new ReportPage.Item.OfTable(table.title().orElse(""), table.table());
        }
        return new ReportPage.Item.Printed(((Printed.Text) printed).text());
    }

    /** The page about it. */
    synchronized ReportPage page(KeptRun.Origin origin, Map<String, String> manifest, Results results) {
        List<Diagnostic> doubts = new ArrayList<>(diagnostics);
        doubts.addAll(results.warnings());
        String name = Path.of(origin.script().name()).getFileName().toString();
        return new ReportPage(
                name.endsWith(".anneal") ? name.substring(0, name.length() - ".anneal".length()) : name,
                "Results of " + name
                        + (results.outcome() == Outcome.COMPLETED
                                ? ""
                                : ", " + results.outcome().words()),
                doubts.stream().map(new TextRenderer(false)::render).toList(),
                items,
                results.expectations().stream().map(ToldRun::expected).toList(),
                results.tables(),
                origin.script().text(),
                manifest);
    }

    private static ReportPage.Expected expected(Expectation expectation) {
        Span span = expectation.span();
        return new ReportPage.Expected(
                "line " + span.line(), span.text(), expectation.holds(), expectation.explanation());
    }
}
