package dev.anneal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.format.Formatted;
import dev.anneal.format.Formatter;
import dev.anneal.source.Source;
import dev.anneal.syntax.Lexeme;
import dev.anneal.syntax.Lexemes;
import dev.anneal.syntax.SyntaxLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every script that is formatted: it says the same, keeps its comments, and is then in style. */
class FormatterTest {
    private static final long SEED = 20_260_202;
    private static final int LAYOUTS = 12;
    private static final Pattern DOCUMENTED_SEMICOLON =
            Pattern.compile("///[^\r\n]*\\R(?:\\s|//[^\r\n]*\\R|(?s:/\\*.*?\\*/))*;");
    private static final int GENERATED = 400;

    static List<Source> scripts() {
        List<Source> scripts = new ArrayList<>(SnippetSources.readable());
        scripts.addAll(ProjectScripts.all());
        return scripts;
    }

    static List<Source> projectScripts() {
        return ProjectScripts.all();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void formattingChangesTheLayoutOnly(Source script) {
        assertThat(trouble(script)).isEmpty();
    }

    /** Comments between any two words, lines broken wherever they may be: this is where formatters lose text. */
    @ParameterizedTest
    @MethodSource("scripts")
    void howeverAScriptIsLaidOut(Source script) {
        Random random = new Random(SEED + script.text().hashCode());
        String tree = Transcript.tree(script);
        List<String> troubles = new ArrayList<>();
        int readable = 0;
        for (int i = 0; i < LAYOUTS; i++) {
            Source mangled = Source.of(script.name(), LayoutMangler.mangle(script, random));
            // A word of a declaration that is used as a name may begin a declaration where it begins a line.
            if (Transcript.tree(mangled).equals(tree)) {
                readable++;
                troubles.addAll(trouble(mangled));
            } else System.out.println("UNREAD " + script.name() + "\n" + mangled.text() + Transcript.tree(mangled));
        }
        assertThat(troubles).isEmpty();
        assertThat(readable).as("layouts that say the same").isGreaterThan(LAYOUTS / 2);
    }

    @Test
    void scriptsMadeUpAtRandom() {
        List<String> troubles = new ArrayList<>();
        for (long seed = 0; seed < GENERATED; seed++) {
            troubles.addAll(trouble(ScriptGenerator.syntactic(seed)));
            troubles.addAll(trouble(ScriptGenerator.plausible(seed)));
        }
        assertThat(troubles).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("projectScripts")
    void scriptsOfTheProjectAreInStyle(Source script) {
        Formatted formatted = Formatter.format(script);
        assertThat(formatted.errors()).isEmpty();
        assertThat(formatted.text()).isEqualTo(script.text());
    }

    /** What is wrong with the formatted script; documentation is part of its tree. */
    private static List<String> trouble(Source script) {
        List<String> troubles = new ArrayList<>();
        Formatted once;
        try {
            once = Formatter.format(script);
        } catch (IllegalStateException defect) {
            return List.of(defect.getMessage() + "\nsource:\n" + script.text());
        }
        Source result = Source.of(script.name(), once.text());
        Formatted twice = Formatter.format(result);
        if (!once.errors().isEmpty()) {
            troubles.add("refused: " + once.errors());
        }
        if (!once.text().equals(twice.text())) {
            troubles.add("differs when formatted again:\n" + LineDiff.of(once.text(), twice.text()));
        }
        String before = tree(script, script);
        String after = tree(result, script);
        if (!after.equals(before)) {
            troubles.add("says something else:\n" + LineDiff.of(before, after));
        }
        if (!comments(result).equals(comments(script))) {
            troubles.add("comments were " + comments(script) + ", are " + comments(result));
        }
        if (once.text().lines().anyMatch(line -> line.endsWith(" ") || line.endsWith("\t"))) {
            troubles.add("white space at the end of a line");
        }
        if (once.text().contains("\n\n\n")
                || once.text().startsWith("\n")
                || once.text().endsWith("\n\n")) {
            troubles.add("blank lines");
        }
        troubles.replaceAll(
                trouble -> script.name() + " " + trouble + "\nsource:\n" + script.text() + "\nresult:\n" + once.text());
        return troubles;
    }

    /**
     * The tree of a script. A semicolon that ends nothing, between a declaration and what is meant to be its documentation,
     * keeps them apart; formatting takes it away, and in such a script documentation is not compared.
     */
    private static String tree(Source script, Source original) {
        String tree = Transcript.tree(script);
        boolean apart = DOCUMENTED_SEMICOLON.matcher(original.text()).find();
        return apart ? tree.replaceAll("(?m)^ *///.*\n", "") : tree;
    }

    private static List<String> comments(Source script) {
        return Lexemes.of(script, SyntaxLimits.DEFAULT, new Diagnostics()).stream()
                .filter(Lexeme::isComment)
                .flatMap(comment -> comment.text().lines())
                .map(line -> line.replaceAll("[ \\t]+$", ""))
                .toList();
    }

    @Test
    void whatCannotBeReadStaysAsItIs() {
        String text = "let  a = (1 + \nlet b=2";
        Formatted formatted = Formatter.format(Source.of("broken.anneal", text));

        assertThat(formatted.text()).isEqualTo(text);
        assertThat(formatted.isUnchanged()).isTrue();
        assertThat(formatted.errors()).isNotEmpty();
    }

    @Test
    void lineEndsTabsAndByteOrderMarksBecomePlain() {
        String text =
                "\uFEFFlet\ta = 1\t// tab\there \t\r\nrun r {\r\n\tfit f to t\r\n\t/* a\r\n\tb */\r\n}\rlet b = \"\t\"";

        assertThat(Formatter.format(Source.of("plain.anneal", text)).text())
                .isEqualTo("let a = 1 // tab\there\nrun r {\n  fit f to t\n  /* a\n\tb */\n}\nlet b = \"\t\"\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "\uFEFF\r\n", "\t\n "})
    void anEmptyScriptIsEmpty(String text) {
        assertThat(Formatter.format(Source.of("empty.anneal", text)).text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(", "[", "{ a: ", "-", "not ", "x -> ", "f(", "if x then 1 else ", "2 ^ ", "1 + (", "/**/-"})
    void nestingOfAnyDepthIsFormattedOrRefused(String opener) {
        for (int depth : new int[] {150, 990, 10_000}) {
            String closer = "x" + closers(opener).repeat(depth);
            Formatted formatted =
                    Formatter.format(Source.of("deep.anneal", "let a = " + opener.repeat(depth) + closer));
            if (formatted.errors().isEmpty()) {
                assertThat(depth).isLessThan(10_000);
                assertThat(formatted.text()).contains("x");
            } else {
                assertThat(formatted.errors().get(0).code()).isEqualTo(DiagnosticCode.NESTED_TOO_DEEPLY);
                assertThat(depth).isGreaterThan(150);
            }
        }
    }

    private static String closers(String opener) {
        return opener.contains("(") ? ")" : opener.contains("[") ? "]" : opener.contains("{") ? " }" : "";
    }
}
