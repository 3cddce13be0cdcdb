package dev.anneal.diagnostic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What there is to say about a kind of diagnostic beyond one line: what it means, why it is one, a script that has it, and
 * the script mended.
 *
 * <p>The pages are Markdown in the resources, named after the codes, {@code pages/ANN-0203.md}. Each begins with
 * {@code # ANN-0203: } and what the kind means in one line; its scripts stand in blocks that begin with
 * {@code ```anneal wrong} or {@code ```anneal right}, behind which {@code --set name=value} may stand, and files that they
 * import in blocks that begin with {@code ```anneal file name.anneal}. A test checks every one of them, and demands a page
 * for every code.
 *
 * @param code what it is about
 * @param markdown the page
 */
public record CodePage(DiagnosticCode code, String markdown) {
    private static final String FENCE = "```";
    private static final String MARGIN = "    ";

    /** The page about a kind of diagnostic. */
    public static CodePage of(DiagnosticCode code) {
        String name = "pages/" + code.id() + ".md";
        try (InputStream page = CodePage.class.getResourceAsStream(name)) {
            if (page == null) {
                throw new IllegalStateException("there is no page " + name);
            }
            return new CodePage(code, new String(page.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What the kind means, in one line. */
    public String title() {
        return firstLine().substring(prefix().length());
    }

    /** The page for a terminal: Markdown is plain text but for its title and its scripts, which are set in instead. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(code.severity().word())
                .append('[')
                .append(code.id())
                .append("]: ")
                .append(title())
                .append('\n');
        boolean script = false;
        for (String line : markdown.substring(firstLine().length() + 1).lines().toList()) {
            if (line.startsWith(FENCE)) {
                script = !script;
                continue;
            }
            text.append(script && !line.isEmpty() ? MARGIN : "").append(line).append('\n');
        }
        return text.toString();
    }

    private String firstLine() {
        String line = markdown.substring(0, Math.max(0, markdown.indexOf('\n')));
        if (!line.startsWith(prefix())) {
            throw new IllegalStateException("the page about " + code.id() + " does not begin with `" + prefix() + "`");
        }
        return line;
    }

    private String prefix() {
        return "# " + code.id() + ": ";
    }
}
