package dev.anneal.engine;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.evaluate.EvaluationError;
import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import dev.anneal.plan.Step;
import dev.anneal.run.SavedFile;
import java.util.List;
import java.util.Optional;

/** Looks at what a script saves: where to, and whether a file of that form can hold it. */
final class Saving {
    private static final List<String> OF_TABLES = List.of("csv", "json", SavedFile.PARQUET, "html");
    private static final List<String> OF_FITS = List.of("json", "html");
    private static final List<String> OF_CHARTS = List.of("svg", "png", "html");
    private static final String FORMS =
            "tables are saved as `.csv`, `.json`, `.parquet` or `.html`, charts as `.svg`, `.png` or `.html`";

    private Saving() {}

    /** What is wrong with the path of a file; empty if nothing is. */
    static Optional<Diagnostic> objection(Step.Save save) {
        String path = save.path();
        String form = SavedFile.form(path);
        boolean outside = path.startsWith("/")
                || path.startsWith("\\")
                || path.matches("[A-Za-z]:.*")
                || List.of(path.split("[/\\\\]", -1)).contains("..");
        if (outside || path.isBlank() || path.endsWith("/") || path.indexOf('\0') >= 0) {
            return Optional.of(Diagnostic.of(
                            DiagnosticCode.INVALID_VALUE,
                            save.pathSpan(),
                            "a script saves into the folder of its run, and " + ValueText.of(new Value.Text(path))
                                    + " is no file in it")
                    .help("give a name, as in \"phase.csv\"; `--out FOLDER` says where the folder is"));
        }
        if (!OF_TABLES.contains(form) && !OF_CHARTS.contains(form)) {
            return Optional.of(Diagnostic.of(
                            DiagnosticCode.INVALID_VALUE,
                            save.pathSpan(),
                            form.isEmpty()
                                    ? "the name of the file has no ending that says what form it has"
                                    : "`." + form + "` is no form in which values are saved")
                    .help(FORMS));
        }
        return Optional.empty();
    }

    /** The file of a value; an {@link EvaluationError} where its form cannot hold it. */
    static SavedFile file(Step.Save save, Value value, Charting charting) {
        String form = SavedFile.form(save.path());
        if (value instanceof Value.Rows rows && OF_TABLES.contains(form)) {
            return new SavedFile(save.path(), new SavedFile.Content.OfTable(new TableView(rows)));
        }
        if (value instanceof FitView fit && OF_FITS.contains(form)) {
            return new SavedFile(save.path(), new SavedFile.Content.OfFit(fit));
        }
        if (value instanceof FitView fit
                && OF_TABLES.contains(form)
                && fit.series().size() > 0) {
            return new SavedFile(save.path(), new SavedFile.Content.OfTable(fit.series()));
        }
        if (value instanceof Value.Term chart && OF_CHARTS.contains(form)) {
            return new SavedFile(
                    save.path(), new SavedFile.Content.OfChart(charting.chart(chart, save.span(), Optional.empty())));
        }
        String help = value instanceof FitView
                ? "a run is saved as `.json` or `.html`; its series, if it records one, as `.csv` or `.parquet`"
                : FORMS;
        throw new EvaluationError(Diagnostic.of(
                        DiagnosticCode.OUTPUT_NOT_SUPPORTED,
                        save.span(),
                        ValueText.of(value) + " cannot be saved as `." + form + "`")
                .help(help));
    }
}
