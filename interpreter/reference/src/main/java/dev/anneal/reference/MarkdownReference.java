package dev.anneal.reference;

import dev.anneal.reference.Reference.Entry;
import dev.anneal.reference.Reference.Page;
import dev.anneal.syntax.Prose;
import dev.anneal.syntax.Prose.Block;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A reference as files in Markdown: an index, and one for each page. */
public final class MarkdownReference {
    /** The file that leads to the others. */
    public static final String INDEX = "index.md";

    /** The first line of each file: who wrote it. */
    public static final String MARK =
            "<!-- Written by `anneal doc`; changes belong in the comments it was made from. -->";

    private final Reference reference;
    private final Links links;

    private MarkdownReference(Reference reference) {
        this.reference = reference;
        this.links = new Links(reference);
    }

    /** The texts of the files by their names, the index first. */
    public static Map<String, String> of(Reference reference) {
        MarkdownReference made = new MarkdownReference(reference);
        Map<String, String> files = new LinkedHashMap<>();
        files.put(INDEX, made.index());
        reference.pages().forEach(page -> files.put(file(page), made.page(page)));
        return files;
    }

    private static String file(Page page) {
        return page.name() + ".md";
    }

    private String index() {
        StringBuilder out = new StringBuilder(MARK)
                .append("\n\n# ")
                .append(words(reference.title()))
                .append("\n\n");
        Page none = new Page("index", "", "", List.of());
        prose(out, reference.introduction(), none, Optional.empty());
        for (Page page : reference.pages()) {
            out.append("## [")
                    .append(words(page.title()))
                    .append("](")
                    .append(file(page))
                    .append(")\n\n");
            page.sections()
                    .forEach(section -> section.entries().forEach(entry -> {
                        Links.Target target = links.of(entry);
                        String first = Prose.firstSentence(entry.documentation());
                        out.append("* [`")
                                .append(entry.name())
                                .append("`](")
                                .append(file(page))
                                .append('#');
                        out.append(target.anchor()).append(')');
                        entry.mark()
                                .ifPresent(mark ->
                                        out.append(" *(").append(mark.word()).append(")*"));
                        out.append(first.isEmpty() ? "" : ": " + linked(first, none, Optional.of(entry)))
                                .append('\n');
                    }));
            out.append('\n');
        }
        return out.toString().stripTrailing() + "\n";
    }

    private String page(Page page) {
        StringBuilder out = new StringBuilder(MARK)
                .append("\n\n# ")
                .append(words(page.title()))
                .append("\n\n");
        prose(out, page.introduction(), page, Optional.empty());
        page.sections().forEach(section -> {
            if (!section.title().equals(page.title())) {
                out.append("## ").append(section.title()).append("\n\n");
            }
            section.entries().forEach(entry -> entry(out, entry, page));
        });
        out.append("[Index](").append(INDEX).append(")\n");
        return out.toString();
    }

    private void entry(StringBuilder out, Entry entry, Page page) {
        out.append("### `").append(entry.name()).append("`\n\n");
        fenced(out, "text", entry.code());
        prose(out, entry.documentation(), page, Optional.of(entry));
        entry.note()
                .ifPresent(note ->
                        out.append(linked(note, page, Optional.of(entry))).append("\n\n"));
    }

    private void prose(StringBuilder out, String documentation, Page page, Optional<Entry> inside) {
        for (Block block : Prose.of(documentation)) {
            if (block instanceof Block.Code code) {
                fenced(out, "anneal", code.text());
            } else if (block instanceof Block.Paragraph paragraph) {
                out.append(linked(paragraph.text(), page, inside)).append("\n\n");
            }
        }
    }

    private static void fenced(StringBuilder out, String language, String code) {
        String fence = code.contains("```") ? "````" : "```";
        out.append(fence)
                .append(language)
                .append('\n')
                .append(code)
                .append('\n')
                .append(fence)
                .append("\n\n");
    }

    private String linked(String paragraph, Page page, Optional<Entry> inside) {
        String text = CodeSpans.mapped(paragraph, MarkdownReference::words, code -> {
            String shown = "`" + code + "`";
            return links.find(code, page, inside)
                    .map(target -> "[" + shown + "](" + (target.page().equals(page) ? "" : file(target.page())) + "#"
                            + target.anchor() + ")")
                    .orElse(shown);
        });
        return text.replaceFirst("^([-+>#])", "\\\\$1").replaceFirst("^(\\d+)([.)] )", "$1\\\\$2");
    }

    /** Words in which Markdown would see marks of its own. */
    private static String words(String text) {
        return text.replace("\\", "\\\\")
                .replace("*", "\\*")
                .replace("<", "\\<")
                .replace("](", "]\\(")
                .replaceAll("(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])", "\\\\_");
    }
}
