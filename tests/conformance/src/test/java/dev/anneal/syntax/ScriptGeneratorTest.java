package dev.anneal.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.Anneal;
import dev.anneal.Inputs;
import dev.anneal.conformance.ScriptGenerator;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.grammar.AnnealLexer;
import dev.anneal.grammar.AnnealParser;
import dev.anneal.source.Source;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.Vocabulary;
import org.antlr.v4.runtime.tree.ParseTree;
import org.junit.jupiter.api.Test;

/** The generated scripts are what they claim to be, and leave out nothing that the grammar has. */
class ScriptGeneratorTest {
    private static final int SCRIPTS = 400;

    /** The rules of the prompt, and of what cannot be read. */
    private static final Set<String> NOT_OF_SCRIPTS =
            Set.of("EntryContext", "UnknownDeclarationContext", "UnknownClauseContext", "SkippedContext");

    /** What the lexer finds where it cannot read on. */
    private static final Set<String> UNREADABLE =
            Set.of("UNTERMINATED_STRING", "MISQUOTED_STRING", "UNTERMINATED_COMMENT", "UNKNOWN");

    private static List<Source> syntactic() {
        return LongStream.range(0, SCRIPTS).mapToObj(ScriptGenerator::syntactic).toList();
    }

    @Test
    void syntacticScriptsCanBeRead() {
        List<String> troubles = new ArrayList<>();
        for (Source script : syntactic()) {
            Diagnostics diagnostics = new Diagnostics();
            SyntaxParser.parse(script, SyntaxLimits.DEFAULT, diagnostics);
            if (!diagnostics.inOrder().isEmpty()) {
                troubles.add(diagnostics.inOrder() + "\n" + script.text());
            }
        }
        assertThat(troubles).isEmpty();
    }

    /** Every kind of expression, declaration and clause is an alternative of the grammar with a name of its own. */
    @Test
    void syntacticScriptsUseEveryAlternativeAndEveryWordOfTheGrammar() {
        Set<String> alternatives = new TreeSet<>();
        Set<String> words = new TreeSet<>();
        Vocabulary vocabulary = AnnealLexer.VOCABULARY;
        for (Source script : syntactic()) {
            AnnealParser parser = GrammarTest.parser(script);
            Deque<ParseTree> trees = new ArrayDeque<>(List.of(parser.script()));
            while (!trees.isEmpty()) {
                ParseTree tree = trees.pop();
                alternatives.add(tree.getClass().getSimpleName());
                for (int i = 0; i < tree.getChildCount(); i++) {
                    trees.push(tree.getChild(i));
                }
            }
            TokenStream tokens = parser.getTokenStream();
            for (int i = 0; i < tokens.size(); i++) {
                words.add(vocabulary.getSymbolicName(tokens.get(i).getType()));
            }
        }
        assertThat(alternatives).containsAll(allAlternatives());
        assertThat(words).containsAll(allWords(vocabulary));
    }

    private static Set<String> allAlternatives() {
        Set<String> all = new TreeSet<>();
        Set<Class<?>> withNamedAlternatives = new HashSet<>();
        for (Class<?> context : AnnealParser.class.getDeclaredClasses()) {
            all.add(context.getSimpleName());
            withNamedAlternatives.add(context.getSuperclass());
        }
        withNamedAlternatives.forEach(context -> all.remove(context.getSimpleName()));
        all.removeAll(NOT_OF_SCRIPTS);
        return all;
    }

    private static Set<String> allWords(Vocabulary vocabulary) {
        Set<String> all = new TreeSet<>();
        for (int type = 1; type <= vocabulary.getMaxTokenType(); type++) {
            all.add(vocabulary.getSymbolicName(type));
        }
        all.removeAll(UNREADABLE);
        return all;
    }

    @Test
    void plausibleScriptsOftenHaveAPlan() {
        try (Anneal anneal = Anneal.create()) {
            long planned = LongStream.range(0, SCRIPTS)
                    .mapToObj(ScriptGenerator::plausible)
                    .filter(script -> anneal.compile(script)
                            .prepare(Inputs.defaults())
                            .plan()
                            .isPresent())
                    .count();
            assertThat(planned).isBetween(SCRIPTS / 3L, SCRIPTS - 1L);
        }
    }

    @Test
    void aSeedHasOneScript() {
        assertThat(ScriptGenerator.syntactic(7).text())
                .isEqualTo(ScriptGenerator.syntactic(7).text());
        assertThat(ScriptGenerator.plausible(7).text())
                .isEqualTo(ScriptGenerator.plausible(7).text());
        assertThat(ScriptGenerator.plausible(7).text())
                .isNotEqualTo(ScriptGenerator.plausible(8).text());
    }
}
