package dev.anneal.report.page;

import dev.anneal.evaluate.ValueText;
import java.util.List;

/** Texts as a page takes them. */
final class PageText {
    private PageText() {}

    /** A text in HTML, also in an attribute. */
    static String html(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                // What neither HTML nor a reader has a use for.
                default -> out.appendCodePoint(isShown(point) ? point : 0xFFFD);
            }
        });
        return out.toString();
    }

    private static boolean isShown(int point) {
        boolean surrogate = point >= 0xD800 && point <= 0xDFFF;
        return point == '\n' || point == '\t' || (point >= ' ' && !surrogate);
    }

    /** Sentences in HTML; what stands between backticks in them is code. */
    static String sentences(List<String> sentences) {
        return html(String.join(" ", sentences)).replaceAll("`([^`]*)`", "<code>$1</code>");
    }

    /** A text in a figure, which takes some tags for marks. */
    static String label(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** JSON inside of a script element, which ends at the first end tag. */
    static String script(String json) {
        return json.replace("<", "\\u003c");
    }

    /** A number as people read it, in a few digits. */
    static String brief(double value) {
        return Double.isNaN(value) ? "unknown" : ValueText.number(value);
    }
}
