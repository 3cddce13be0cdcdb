package dev.anneal.check;

import dev.anneal.type.Type;

/** Turns types into phrases for messages. */
final class Words {
    private Words() {}

    /** {@code a number}, {@code an estimate}. */
    static String a(Type type) {
        String words = type.toString();
        boolean vowel = "aeiou".indexOf(words.charAt(0)) >= 0;
        return (vowel ? "an " : "a ") + words;
    }
}
