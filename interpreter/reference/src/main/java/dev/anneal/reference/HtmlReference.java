package dev.anneal.reference;

import dev.anneal.reference.Reference.Entry;
import dev.anneal.reference.Reference.Page;
import dev.anneal.reference.Reference.Section;
import dev.anneal.report.page.PageFrame;
import dev.anneal.syntax.Prose;
import dev.anneal.syntax.Prose.Block;
import java.util.List;
import java.util.Optional;

/** A reference as one page in HTML, which needs nothing beside it; it looks as reports do. */
public final class HtmlReference {
    private static final String STYLE = """
            nav ul { columns: 14rem; list-style: none; padding: 0; font-size: .9rem; }
            nav li { break-inside: avoid; overflow-wrap: anywhere; }
            nav h2 { font-size: 1rem; margin: 1.4rem 0 .2rem; border: 0; }
            nav ul { margin: .2rem 0; }
            a { color: inherit; text-decoration-color: var(--soft); text-underline-offset: .15em; }
            h3 { scroll-margin-top: 1rem; }
            h3 .mark { color: var(--warn); font-weight: 400; }
            h3 a { text-decoration: none; }
            """;

    private final Reference reference;
    private final Links links;
    private final StringBuilder out = new StringBuilder();

    private HtmlReference(Reference reference) {
        this.reference = reference;
        this.links = new Links(reference);
    }

    /** The text of the file. */
    public static String of(Reference reference) {
        return new HtmlReference(reference).write();
    }

    private String write() {
        Page none = new Page("", "", "", List.of());
        prose(reference.introduction(), none, Optional.empty());
        out.append("<nav aria-label=\"Index\">\n");
        for (Page page : reference.pages()) {
            out.append("<h2><a href=\"#").append(id(page, "")).append("\">").append(html(page.title()));
            out.append("</a></h2>\n<ul>\n");
            page.sections().stream()
                    .map(Section::entries)
                    .flatMap(List::stream)
                    .forEach(entry -> out.append("<li>")
                            .append(link(links.of(entry), "<code>" + html(entry.name()) + "</code>"))
                            .append("</li>\n"));
            out.append("</ul>\n");
        }
        out.append("</nav>\n");
        reference.pages().forEach(this::page);
        return PageFrame.of(reference.title(), STYLE, out.toString());
    }

    private void page(Page page) {
        out.append("<section>\n<h2 id=\"").append(id(page, "")).append("\">");
        out.append(html(page.title())).append("</h2>\n");
        // The script's own page opens with what stands above everything already.
        if (!page.introduction().equals(reference.introduction())) {
            prose(page.introduction(), page, Optional.empty());
        }
        page.sections().forEach(section -> section.entries().forEach(entry -> entry(entry, page)));
        out.append("</section>\n");
    }

    private void entry(Entry entry, Page page) {
        String id = id(page, links.of(entry).anchor());
        out.append("<h3 id=\"").append(id).append("\"><a href=\"#").append(id).append("\"><code>");
        out.append(html(entry.name())).append("</code></a>");
        entry.mark()
                .ifPresent(mark ->
                        out.append(" <span class=\"mark\">").append(mark.word()).append("</span>"));
        out.append("</h3>\n<pre>").append(html(entry.code())).append("</pre>\n");
        prose(entry.documentation(), page, Optional.of(entry));
        entry.note()
                .ifPresent(note -> out.append("<p class=\"note\">")
                        .append(linked(note, page, Optional.of(entry)))
                        .append("</p>\n"));
    }

    private void prose(String documentation, Page page, Optional<Entry> inside) {
        for (Block block : Prose.of(documentation)) {
            if (block instanceof Block.Code code) {
                out.append("<pre>").append(html(code.text())).append("</pre>\n");
            } else if (block instanceof Block.Paragraph paragraph) {
                out.append("<p>").append(linked(paragraph.text(), page, inside)).append("</p>\n");
            }
        }
    }

    private String linked(String paragraph, Page page, Optional<Entry> inside) {
        return CodeSpans.mapped(paragraph, HtmlReference::html, code -> {
            String shown = "<code>" + html(code) + "</code>";
            return links.find(code, page, inside)
                    .map(target -> link(target, shown))
                    .orElse(shown);
        });
    }

    private static String link(Links.Target target, String shown) {
        return "<a href=\"#" + id(target.page(), target.anchor()) + "\">" + shown + "</a>";
    }

    private static String id(Page page, String anchor) {
        return html(anchor.isEmpty() ? page.name() : page.name() + "-" + anchor);
    }

    private static String html(String text) {
        return PageFrame.html(text);
    }
}
