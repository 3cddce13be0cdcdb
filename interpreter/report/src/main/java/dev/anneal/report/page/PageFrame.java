package dev.anneal.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What all pages in HTML have around their content: a head with the style and a policy that forbids the network. */
public final class PageFrame {
    private static final String POLICY =
            "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:";

    private PageFrame() {}

    /**
     * A page of text.
     *
     * @param title its title
     * @param style rules of style beside those of all pages
     * @param content its content, in HTML
     */
    public static String of(String title, String style, String content) {
        StringBuilder out = new StringBuilder();
        open(out, title, style);
        return out.append("<header><h1>")
                .append(html(title))
                .append("</h1>\n</header>\n")
                .append(content)
                .append("</main>\n</body>\n</html>\n")
                .toString();
    }

    /** Begins a page, up to where its content goes. */
    static void open(StringBuilder out, String title, String style) {
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
                .append(POLICY)
                .append("\">\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        out.append("<title>").append(html(title)).append("</title>\n");
        out.append("<style>\n")
                .append(resource("page.css"))
                .append(style)
                .append("</style>\n</head>\n<body>\n<main>\n");
    }

    /** A text in HTML, also in an attribute. */
    public static String html(String text) {
        return PageText.html(text);
    }

    /** A part of pages that is a file. */
    static String resource(String name) {
        try (InputStream content = PageFrame.class.getResourceAsStream(name)) {
            if (content == null) {
                throw new IllegalStateException("the page has no " + name);
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
