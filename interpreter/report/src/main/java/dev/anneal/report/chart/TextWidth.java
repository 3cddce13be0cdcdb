package dev.anneal.report.chart;

/**
 * Estimates how wide text will be. The font is the reader's, so no exact answer exists; the widths are those of DejaVu
 * Sans, one of the widest in common use, so that text laid out by them fits in the others too.
 */
final class TextWidth {
    private TextWidth() {}

    /** The width in pixels at a font size in pixels. */
    static double of(String text, double fontSize) {
        return text.codePoints().mapToDouble(TextWidth::ofCharacter).sum() * fontSize;
    }

    private static double ofCharacter(int character) {
        if (character >= 0x1100 && Character.isIdeographic(character)) {
            return 1;
        }
        if (character > 0xFFFF) {
            return 1.2;
        }
        if (character < 0x80) {
            return ofAscii((char) character);
        }
        return Character.isUpperCase(character) ? 0.8 : character == '\u2212' ? 0.84 : 0.7;
    }

    private static double ofAscii(char character) {
        if ("ijl'|".indexOf(character) >= 0) {
            return 0.29;
        }
        if (" .,:;!/\\It()[]f-`".indexOf(character) >= 0) {
            return 0.4;
        }
        if ("mwMW@%".indexOf(character) >= 0) {
            return 0.97;
        }
        if ("+<=>^~#OQGDHNU&".indexOf(character) >= 0) {
            return 0.82;
        }
        return Character.isUpperCase(character) ? 0.7 : 0.63;
    }
}
