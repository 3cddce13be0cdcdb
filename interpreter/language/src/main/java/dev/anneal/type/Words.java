package dev.anneal.type;

/** Turns types into phrases for messages. */
public final class Words {
    private Words() {}

    /** {@code a number}, {@code an estimate}. */
    public static String a(Type type) {
        String words = type.toString();
        boolean vowel = "aeiou".indexOf(words.charAt(0)) >= 0;
        return (vowel ? "an " : "a ") + words;
    }
}
