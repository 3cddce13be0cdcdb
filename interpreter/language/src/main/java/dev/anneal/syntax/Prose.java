package dev.anneal.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A documentation as blocks: paragraphs, which end at an empty line, and code, which is set in by four spaces, as in
 * Markdown. A paragraph that begins with {@code Deprecated} says that what it documents should not be used any more.
 */
public final class Prose {
    private static final String CODE = "    ";
    private static final String DEPRECATED = "Deprecated";

    private Prose() {}

    /** A part of a documentation. */
    public sealed interface Block {
        /** Text on one line. */
        record Paragraph(String text) implements Block {}

        /** Lines of a script, without what they are set in by. */
        record Code(String text) implements Block {}
    }

    /** The blocks of a documentation. */
    public static List<Block> of(String documentation) {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        boolean code = false;
        for (String line : documentation.lines().toList()) {
            // An empty line between lines of code is one of them.
            boolean isCode = line.isBlank() ? code : line.startsWith(CODE);
            if (isCode != code || (line.isBlank() && !code)) {
                add(blocks, lines, code);
                lines.clear();
            }
            code = isCode;
            lines.add(line);
        }
        add(blocks, lines, code);
        return blocks;
    }

    private static void add(List<Block> blocks, List<String> lines, boolean code) {
        String text = code
                ? lines.stream()
                        .map(line -> line.isBlank() ? "" : line.substring(CODE.length()))
                        .collect(Collectors.joining("\n"))
                        .strip()
                : String.join(" ", lines).strip().replaceAll("\\s+", " ");
        if (!text.isEmpty()) {
            blocks.add(code ? new Block.Code(text) : new Block.Paragraph(text));
        }
    }

    /** The first sentence of a documentation; empty if it begins with none. */
    public static String firstSentence(String documentation) {
        List<Block> blocks = of(documentation);
        if (blocks.isEmpty() || !(blocks.get(0) instanceof Block.Paragraph paragraph)) {
            return "";
        }
        int end = paragraph.text().indexOf(". ");
        int colon = paragraph.text().endsWith(":") && end < 0 ? paragraph.text().length() - 1 : -1;
        String sentence = end < 0 ? paragraph.text() : paragraph.text().substring(0, end + 1);
        return colon < 0 ? sentence : sentence.substring(0, colon) + ".";
    }

    /** Whether a documentation says that what it is about should not be used any more. */
    public static boolean isDeprecated(String documentation) {
        return of(documentation).stream()
                .anyMatch(block -> block instanceof Block.Paragraph paragraph
                        && paragraph.text().startsWith(DEPRECATED));
    }
}
