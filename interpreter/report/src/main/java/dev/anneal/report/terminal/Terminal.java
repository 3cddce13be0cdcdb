package dev.anneal.report.terminal;

/**
 * What a terminal can show.
 *
 * @param width how many characters fit in a line, at least {@link #NARROWEST}; what says less is taken for that
 * @param unicode whether it shows characters beyond ASCII
 * @param colour whether it shows colours
 */
public record Terminal(int width, boolean unicode, boolean colour) {
    /** No drawing is narrower. */
    public static final int NARROWEST = 32;

    /** What a terminal is taken for that does not say how wide it is. */
    public static final int USUAL_WIDTH = 80;

    public Terminal {
        width = Math.max(NARROWEST, width);
    }

    /** A text in a colour of the palette of 256, where there are colours. */
    String painted(int color, String text) {
        return colour && !text.isBlank() ? "\u001B[38;5;" + color + "m" + text + "\u001B[0m" : text;
    }

    /** A text in ASCII, where it has to be: labels have true minus signs. */
    String readable(String text) {
        if (unicode) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        text.replace('\u2212', '-')
                .codePoints()
                .forEach(character -> plain.append(character < 0x80 ? (char) character : '?'));
        return plain.toString();
    }

    /** A text of at most so many characters: a longer one loses its end. */
    String cut(String text, int most) {
        String shown = readable(text);
        int length = shown.codePointCount(0, shown.length());
        if (length <= most) {
            return shown;
        }
        String mark = unicode ? "…" : "~";
        return most < 1 ? "" : shown.substring(0, shown.offsetByCodePoints(0, most - 1)) + mark;
    }
}
