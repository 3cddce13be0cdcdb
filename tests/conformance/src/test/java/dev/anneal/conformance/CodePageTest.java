package dev.anneal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.anneal.Anneal;
import dev.anneal.Inputs;
import dev.anneal.Preparation;
import dev.anneal.RunOptions;
import dev.anneal.diagnostic.CodePage;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.run.Results;
import dev.anneal.source.Source;
import dev.anneal.source.SourceResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The pages of `anneal explain`: there is one for every code, what it shows as wrong is wrong in this way, and what is right is right. */
class CodePageTest {
    private static final Path PAGES =
            Path.of("../../interpreter/language/src/main/resources/dev/anneal/diagnostic/pages");

    /** What no script of a few lines has; their pages tell the situation, in a paragraph that begins with this word. */
    private static final Set<DiagnosticCode> SITUATIONS = EnumSet.of(
            DiagnosticCode.SCRIPT_TOO_LONG,
            DiagnosticCode.LARGE_SWEEP,
            DiagnosticCode.LISTENER_FAILED,
            DiagnosticCode.LIMIT_REACHED);

    /** A script that is wrong or right, perhaps with an input; or a file that stands beside the scripts below it. */
    private static final Pattern BLOCK = Pattern.compile(
            "^```anneal (?:(wrong|right)(?: --set (\\w+)=(\\S+))?|file (\\S+))\n(?<text>.*?)^```$",
            Pattern.DOTALL | Pattern.MULTILINE);

    private static final Pattern CODE = Pattern.compile("ANN-\\d+");

    @Test
    void everyPageBelongsToACode() throws IOException {
        Set<String> codes = Stream.of(DiagnosticCode.values())
                .map(code -> code.id() + ".md")
                .collect(Collectors.toSet());
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> String.valueOf(page.getFileName())))
                    .allSatisfy(name ->
                            assertThat(codes).as("codes that may have a page").contains(name));
        }
    }

    @TestFactory
    Stream<DynamicTest> everyCodeHasAPageThatIsTrue() {
        return Stream.of(DiagnosticCode.values())
                .map(code -> DynamicTest.dynamicTest(code.id() + " " + code, () -> check(code)));
    }

    private static void check(DiagnosticCode code) throws IOException, InterruptedException {
        Path page = PAGES.resolve(code.id() + ".md");
        if (!Files.exists(page)) {
            fail("there is no page about " + code + "; write "
                    + "interpreter/language/src/main/resources/dev/anneal/diagnostic/pages/" + code.id()
                    + ".md, in the form of the other pages there");
        }
        String markdown = Files.readString(page);
        checkForm(code, markdown);
        List<Block> blocks = blocks(markdown);
        assertThat(markdown.lines().filter(line -> line.startsWith("```")).count())
                .as("fences, all of which are a script's that is checked")
                .isEqualTo(2L * blocks.size());
        assertThat(markdown.contains("\nSituation: "))
                .as("a situation instead of scripts")
                .isEqualTo(SITUATIONS.contains(code));
        assertThat(blocks.stream()
                        .filter(block -> block.file().isEmpty())
                        .map(block -> block.right() ? "right" : "wrong")
                        .collect(Collectors.joining(" ")))
                .as("scripts, each wrong one with its mending")
                .matches(SITUATIONS.contains(code) ? "" : "wrong right( wrong right)*");
        Map<String, Source> files = new HashMap<>();
        for (Block block : blocks) {
            if (block.file().isPresent()) {
                files.put(block.file().get(), Source.of(block.file().get(), block.text()));
                continue;
            }
            List<Diagnostic> found = found(code, block, files);
            if (block.right()) {
                assertThat(found).as(block.text()).isEmpty();
            } else {
                assertThat(found).as(block.text()).extracting(Diagnostic::code).containsOnly(code);
            }
        }
    }

    /** A script of a page with the inputs it is given, or a file that scripts below import. */
    private record Block(Optional<String> file, boolean right, Inputs inputs, String text) {}

    private static List<Block> blocks(String markdown) {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(markdown);
        while (matcher.find()) {
            Inputs inputs = matcher.group(2) == null
                    ? Inputs.defaults()
                    : Inputs.defaults().withText(matcher.group(2), matcher.group(3));
            blocks.add(new Block(
                    Optional.ofNullable(matcher.group(4)),
                    "right".equals(matcher.group(1)),
                    inputs,
                    matcher.group("text")));
        }
        return blocks;
    }

    private static void checkForm(DiagnosticCode code, String markdown) {
        CodePage page = CodePage.of(code);
        assertThat(page.markdown()).as("the page on the class path").isEqualTo(markdown);
        assertThat(page.title()).as("title").hasSizeBetween(10, 80).matches("[a-z`].*[^.]");
        assertThat(markdown).endsWith(".\n").doesNotContain("\n\n\n");
        assertThat(markdown.lines().toList())
                .hasSizeGreaterThanOrEqualTo(8)
                .allSatisfy(line ->
                        assertThat(line).as("a line that fits into a terminal").hasSizeLessThanOrEqualTo(84));
        List<String> related = new ArrayList<>();
        Matcher mentioned = CODE.matcher(markdown.substring(markdown.indexOf('\n')));
        while (mentioned.find()) {
            related.add(mentioned.group());
        }
        assertThat(related)
                .as("related codes")
                .isNotEmpty()
                .doesNotContain(code.id())
                .allSatisfy(id -> assertThat(DiagnosticCode.find(id)).as(id).isPresent());
        String text = page.text();
        assertThat(text)
                .startsWith(code.severity().word() + "[" + code.id() + "]: " + page.title() + "\n\n")
                .doesNotContain("```");
        blocks(markdown).stream()
                .flatMap(block -> block.text().lines())
                .forEach(line -> assertThat(text.lines()).contains(line.isEmpty() ? "" : "    " + line));
    }

    /** What is said about a script; also what happens while it runs, if it is right or its code is about that. */
    private static List<Diagnostic> found(DiagnosticCode code, Block block, Map<String, Source> files)
            throws InterruptedException {
        SourceResolver resolver = (importer, path) -> files.containsKey(path)
                ? new SourceResolver.Answer.Found(files.get(path), path)
                : new SourceResolver.Answer.Refused("does not exist");
        boolean runs = block.right()
                || code.id().startsWith("ANN-05")
                || code == DiagnosticCode.LIKELY_COLLAPSE
                || code == DiagnosticCode.OUTPUT_NOT_SUPPORTED;
        try (Anneal anneal = Anneal.builder().sources(resolver).build()) {
            Preparation preparation =
                    anneal.compile(Source.of("example", block.text())).prepare(block.inputs());
            List<Diagnostic> found = new ArrayList<>(preparation.diagnostics());
            if (runs && preparation.plan().isPresent()) {
                Results results = preparation.plan().get().run(RunOptions.defaults());
                assertThat(results.expectationsHold()).as(block.text()).isTrue();
                found.addAll(results.warnings());
            }
            return found;
        }
    }
}
