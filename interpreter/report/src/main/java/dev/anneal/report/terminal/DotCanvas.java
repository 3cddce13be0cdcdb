package dev.anneal.report.terminal;

import java.util.Arrays;

/**
 * Characters as a field of dots: two by four in each where Braille patterns can be shown, and one where not. Each character
 * has the colour of what was drawn there last; letters lie over all dots.
 */
final class DotCanvas {
    private static final int[][] BRAILLE = {{0x01, 0x02, 0x04, 0x40}, {0x08, 0x10, 0x20, 0x80}};
    private static final String PLAIN = "*+ox#%&=";

    private final Terminal terminal;
    private final int columns;
    private final int rows;
    private final int[][] dots;
    private final int[][] series;
    private final int[][] letters;

    DotCanvas(Terminal terminal, int columns, int rows) {
        this.terminal = terminal;
        this.columns = columns;
        this.rows = rows;
        dots = new int[rows][columns];
        series = new int[rows][columns];
        letters = new int[rows][columns];
        for (int[] row : series) {
            Arrays.fill(row, -1);
        }
    }

    /** The number of dots side by side. */
    int width() {
        return terminal.unicode() ? 2 * columns : columns;
    }

    /** The number of dots above each other. */
    int height() {
        return terminal.unicode() ? 4 * rows : rows;
    }

    /** Draws a dot of a series; the first row is the top. One outside is left out. */
    void dot(int x, int y, int owner) {
        if (x < 0 || y < 0 || x >= width() || y >= height()) {
            return;
        }
        int column = terminal.unicode() ? x / 2 : x;
        int row = terminal.unicode() ? y / 4 : y;
        dots[row][column] |= terminal.unicode() ? BRAILLE[x % 2][y % 4] : 1;
        series[row][column] = owner;
    }

    /** Draws a straight line of dots, both ends included. */
    void line(int fromX, int fromY, int toX, int toY, int owner) {
        int steps = Math.max(1, Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY)));
        for (int i = 0; i <= steps; i++) {
            dot(
                    fromX + Math.round((float) (toX - fromX) * i / steps),
                    fromY + Math.round((float) (toY - fromY) * i / steps),
                    owner);
        }
    }

    /** Writes a letter over the character in which a dot lies. */
    void letter(int x, int y, char letter, int owner) {
        int column = Math.max(0, Math.min(columns - 1, terminal.unicode() ? x / 2 : x));
        int row = Math.max(0, Math.min(rows - 1, terminal.unicode() ? y / 4 : y));
        letters[row][column] = letter;
        series[row][column] = owner;
    }

    /** The characters of a row. */
    String row(int row) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < columns; column++) {
            int owner = series[row][column];
            String character = " ";
            if (letters[row][column] != 0) {
                character = Character.toString(letters[row][column]);
            } else if (dots[row][column] != 0) {
                character = Character.toString(
                        terminal.unicode() ? 0x2800 + dots[row][column] : PLAIN.charAt(owner % PLAIN.length()));
            }
            line.append(terminal.painted(Palette.of(owner), character));
        }
        return line.toString();
    }
}
