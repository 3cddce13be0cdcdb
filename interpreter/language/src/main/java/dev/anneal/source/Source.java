package dev.anneal.source;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * The text of a script and the name it goes by in messages.
 *
 * <p>Offsets count UTF-16 units of the text, from 0. Lines and columns are for people and start at 1; one character is one
 * column, however many units of UTF-16 it has.
 */
public final class Source {
    private final String name;
    private final String text;
    private final boolean library;
    private final int[] lineStarts;

    private Source(String name, String text, boolean library) {
        this.library = library;
        this.name = requireNonNull(name, "name is null");
        this.text = requireNonNull(text, "text is null");
        this.lineStarts = lineStarts(text);
    }

    /** A source with a name for messages, such as its file name, and its text. */
    public static Source of(String name, String text) {
        return new Source(name, text, false);
    }

    /** A part of the standard library: what fails in it is the fault of its caller. */
    public static Source library(String name, String text) {
        return new Source(name, text, true);
    }

    /** Whether it is a part of the standard library. */
    public boolean isLibrary() {
        return library;
    }

    /** The name shown in messages. */
    public String name() {
        return name;
    }

    /** The whole text. */
    public String text() {
        return text;
    }

    /** The line, from 1, in which the offset lies; an offset past the end counts as the last line. */
    public int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The column, from 1, of the offset in its line. */
    public int column(int offset) {
        return text.codePointCount(lineStarts[line(offset) - 1], offset) + 1;
    }

    /** The number of lines; an empty text has one. */
    public int lines() {
        return lineStarts.length;
    }

    /** The text of a line, from 1, without its end. */
    public String lineText(int line) {
        int start = lineStarts[line - 1];
        int end = line < lineStarts.length ? lineStarts[line] : text.length();
        while (end > start && isLineEnd(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** The offset at which a line, from 1, starts. */
    public int lineStart(int line) {
        return lineStarts[line - 1];
    }

    private static boolean isLineEnd(char character) {
        return character == '\n' || character == '\r';
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean ends =
                    character == '\n' || (character == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
            if (ends) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * count);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    @Override
    public String toString() {
        return name;
    }
}
