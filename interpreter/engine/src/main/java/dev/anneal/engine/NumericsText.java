package dev.anneal.engine;

import dev.anneal.evaluate.ValueText;
import java.util.regex.Pattern;

/** The sentences of the numerics, a library of its own, as clauses of the language's messages. */
final class NumericsText {
    private static final Pattern JAVA_NUMBER = Pattern.compile("-?(\\d+\\.\\d+(E-?\\d+)?|\\bInfinity\\b)|\\bNaN\\b");

    private NumericsText() {}

    /** A sentence without its capital and its full stop, and with numbers as the language writes them. */
    static String clause(String sentence) {
        String text = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        String numbers =
                JAVA_NUMBER.matcher(text).replaceAll(number -> ValueText.number(Double.parseDouble(number.group())));
        return numbers.isEmpty() ? numbers : Character.toLowerCase(numbers.charAt(0)) + numbers.substring(1);
    }
}
