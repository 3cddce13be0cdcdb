package dev.anneal.syntax;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.source.Span;

/** What stands between the quotes of a text, with its escapes replaced. */
final class TextEscapes {
    private TextEscapes() {}

    static String unescape(String quoted, Span span, Diagnostics diagnostics) {
        int end = quoted.length() > 1 && quoted.endsWith("\"") ? quoted.length() - 1 : quoted.length();
        StringBuilder out = new StringBuilder();
        for (int i = 1; i < end; i++) {
            char character = quoted.charAt(i);
            if (character != '\\' || i + 1 >= end) {
                out.append(character);
                continue;
            }
            char escaped = quoted.charAt(++i);
            switch (escaped) {
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case '"' -> out.append('"');
                case '\\' -> out.append('\\');
                default -> {
                    Span place = new Span(span.source(), span.start() + i - 1, span.start() + i + 1);
                    diagnostics.add(Diagnostic.of(
                                    DiagnosticCode.UNTERMINATED_STRING, place, "`\\" + escaped + "` is not an escape")
                            .help("the escapes are `\\n`, `\\t`, `\\\"` and `\\\\`"));
                }
            }
        }
        return out.toString();
    }
}
