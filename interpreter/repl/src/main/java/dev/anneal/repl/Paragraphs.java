package dev.anneal.repl;

import dev.anneal.syntax.Prose;
import java.util.ArrayList;
import java.util.List;

/** Text for a terminal of the usual width. */
final class Paragraphs {
    private static final int WIDTH = 78;

    private Paragraphs() {}

    /** A documentation in lines that fit, set in by a margin, with empty lines between its paragraphs and its code. */
    static String filled(String documentation, String margin) {
        StringBuilder out = new StringBuilder();
        for (Prose.Block block : Prose.of(documentation)) {
            out.append(out.length() == 0 ? "" : "\n");
            if (block instanceof Prose.Block.Paragraph paragraph) {
                for (String line : lines(List.of(paragraph.text().split(" ", -1)), " ", WIDTH - margin.length())) {
                    out.append(margin).append(line).append('\n');
                }
            } else if (block instanceof Prose.Block.Code code) {
                code.text()
                        .lines()
                        .forEach(line -> out.append((margin + "  " + line).stripTrailing())
                                .append('\n'));
            }
        }
        return out.toString();
    }

    /** Something in brackets: on one line if it fits, and else its parts on lines of their own below. */
    static String bracketed(String before, List<String> parts, String after) {
        String line = before + String.join(", ", parts) + after;
        if (line.length() <= WIDTH) {
            return line;
        }
        StringBuilder out = new StringBuilder(before).append('\n');
        for (String each : lines(parts.stream().map(part -> part + ",").toList(), " ", WIDTH - 4)) {
            out.append("    ").append(each).append('\n');
        }
        return out.append(after).toString();
    }

    private static List<String> lines(List<String> words, String gap, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            if (line.length() > 0 && line.length() + gap.length() + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : gap).append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
