package dev.anneal.diagnostic;

import dev.anneal.json.JsonText;
import dev.anneal.source.Source;
import dev.anneal.source.Span;
import java.util.List;

/**
 * Diagnostics as one JSON document, for editors and continuous integration: all of them, in the order of the script.
 *
 * <pre>{@code
 * {"version": 1, "script": "study.anneal",
 *  "diagnostics": [
 *   {"code": "ANN-0203", "severity": "error", "message": "…", "help": "…" or null,
 *    "primary": {"file": "study.anneal",
 *      "start": {"line": 4, "column": 7, "offset": 92}, "end": {"line": 4, "column": 11, "offset": 96}, "text": "…"},
 *    "secondary": [places like the primary one]}],
 *  "summary": {"errors": 1, "warnings": 0}}
 * }</pre>
 *
 * <p>{@code line} and {@code column} are those that people see: both begin with 1, and a column is a character (a Unicode
 * code point). {@code offset} is for editors: the number of UTF-16 units from the beginning of the file, from which a
 * client of the Language Server Protocol makes its positions ({@code document.positionAt(offset)}). An end lies behind the
 * last character. {@code text} is what is said beside the place, and may be empty. {@code file} is the script, or where
 * else the place lies: an imported file, or {@code command line} for an input given with {@code --set}.
 *
 * <p>New fields may come without a new {@code version}; a field that changes its meaning or goes raises it.
 */
public final class JsonRenderer {
    private static final int VERSION = 1;

    private JsonRenderer() {}

    /** The document about a script, ending in a newline; every diagnostic on a line of its own. */
    public static String render(Source script, List<Diagnostic> diagnostics) {
        JsonText json = new JsonText();
        json.open('{').field("version").number(VERSION).field("script").text(script.name());
        json.field("diagnostics").open('[');
        for (Diagnostic diagnostic : diagnostics) {
            write(diagnostic, json);
        }
        int errors = (int) diagnostics.stream().filter(Diagnostic::isError).count();
        json.line().close(']').field("summary").open('{');
        json.field("errors").number(errors);
        json.field("warnings").number(diagnostics.size() - errors);
        return json.close('}').close('}').line().toString();
    }

    private static void write(Diagnostic diagnostic, JsonText json) {
        json.openOnLine('{').field("code").text(diagnostic.code().id());
        json.field("severity").text(diagnostic.severity().word());
        json.field("message").text(diagnostic.message());
        json.field("help");
        diagnostic.help().ifPresentOrElse(json::text, json::nothing);
        json.field("primary");
        write(diagnostic.primary(), json);
        json.field("secondary").open('[');
        diagnostic.secondary().forEach(label -> write(label, json));
        json.close(']').close('}');
    }

    private static void write(Label label, JsonText json) {
        Span span = label.span();
        json.open('{').field("file").text(span.source().name());
        position("start", span.line(), span.column(), span.start(), json);
        position("end", span.endLine(), span.endColumn(), span.end(), json);
        json.field("text").text(label.text()).close('}');
    }

    private static void position(String name, int line, int column, int offset, JsonText json) {
        json.field(name).open('{');
        json.field("line")
                .number(line)
                .field("column")
                .number(column)
                .field("offset")
                .number(offset);
        json.close('}');
    }
}
