package dev.anneal.diagnostic;

/** Characters that cannot be seen, or that change how others are seen: messages name them by their number. */
public final class Invisible {
    private Invisible() {}

    /** Whether it is such a character. A blank is none. */
    public static boolean is(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> Character.isSpaceChar(character) && character != ' ' && character != '\u00A0';
        };
    }
}
