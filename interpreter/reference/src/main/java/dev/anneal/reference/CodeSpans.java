package dev.anneal.reference;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A paragraph of a documentation: words, and code between backquotes. */
final class CodeSpans {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private CodeSpans() {}

    /** The paragraph with both kinds of parts written in another form. */
    static String mapped(String paragraph, UnaryOperator<String> words, UnaryOperator<String> code) {
        StringBuilder out = new StringBuilder();
        Matcher matcher = CODE.matcher(paragraph);
        int from = 0;
        while (matcher.find()) {
            out.append(words.apply(paragraph.substring(from, matcher.start()))).append(code.apply(matcher.group(1)));
            from = matcher.end();
        }
        return out.append(words.apply(paragraph.substring(from))).toString();
    }
}
