package dev.anneal.editors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.source.Source;
import dev.anneal.syntax.ClassifiedToken;
import dev.anneal.syntax.TokenClassifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every word of the lexer, wherever a word can stand: as a word of the language, as a name, in scripts half written. */
class VocabularyTest {
    /** Places for a word; each is a script, with the word where {@code @} is. */
    private static final List<String> PLACES = List.of(
            // Where declarations begin, also behind ones that are not finished.
            "@ x",
            "@ \"x\"",
            "@ 1",
            "@ x = 1",
            "let a = 1\n@ x = 1",
            "let a = 1; @ x = 1",
            "let a = 1\n/* c */ @ x = 1",
            "let a = 1 // c\n\n@ x = 1",
            "let a =\n@ x = 1",
            "let a =\n  @ x = 1",
            "let a = b +\n@ x = 1",
            "let a = f(\n@ x = 1",
            "let a = [\n@ x = 1",
            "fn f(a\n@ x = 1",
            "fn f(a = b\n@ x = 1",
            "fn f\n@ x = 1",
            "run r {\n  fit a to b\n@ x = 1",
            // Where clauses begin.
            "run r {\n  @ x\n}",
            "run r {\n  @ 1\n}",
            "run r { until 1; @ x }",
            "run r {\n  until\n  @ x\n}",
            "run r {\n  until 1\n  /* c */ @ x\n}",
            "run r {\n  until f(\n  1)\n  @ x\n}",
            // Where names stand.
            "let @ = 1",
            "let a = @",
            "let a =\n@",
            "let a =\n  @\nlet b = 1",
            "let a = @ + @\n  - @",
            "let a = -@ ^ @",
            "let a = @(@, b: @)",
            "let a = [@ for @ in @ if @]",
            "let a = { let @ = 1; @ }",
            "let a = { @: @ }",
            "let a = {\n  @: 1,\n  b: 2\n}",
            "let a = (\n  @\n)",
            "let a = (x, @) -> @",
            "let a = @ -> @",
            "let a = if @ then @ else @",
            "let a = not @ and @ or not @",
            "print a.@",
            "print a.@(1).@",
            "print a\n  .@",
            "print f(@: 1)",
            "print f(1, @ : 1)",
            "print f(@ = 1)",
            "param @: @ = @ in @",
            "fn @(x) = x",
            "fn f(@, b: @ = @ in @) = @",
            "fn f(a, @) = 1",
            "fn f(@: Real, @ = 1) = 1",
            "fn f(\n  @: Real\n) = 1",
            "target @ = @",
            "target t(@) = @",
            "run @ { fit a to b }",
            "run @\n{ fit a to b }",
            "run r { fit @ to @ }",
            "run r { under @; start from @ }",
            "run r { start\n  from @ }",
            "run r { record @, @ every @ }",
            "sweep s { over @, @ in @ }",
            "sweep s { repeat @, @: @ }",
            "sweep s { measure @ = @, @ }",
            "sweep s { on failure retry @ }",
            "sweep s { on failure skip }",
            "sweep s { on failure stop }",
            "table @ = from @ where @ group by @, @ select @ = @, @",
            "table t = from @\n  where @\n  group by @\n  select @",
            "table t = from a\n  group\n    by @, @ select @",
            "plot @ = @",
            "plot @",
            "expect @ within @ of @",
            "expect @\n  within @ se of @",
            "save @ to @",
            "import @",
            "import @.b",
            "import a.@ as @",
            "import a (@, b as @, @ as c)",
            "import \"a\" as @",
            "extern @ @(a: @): @",
            "extern fn A.@(@: Real)",
            "report \"a\" { text \"b\"; print @ }");

    /** Places for words that are not reserved: with one that is, the parser takes the words before it for others. */
    private static final List<String> PLACES_OF_NAMES =
            List.of("sweep s { repeat until @, at most @ }", "sweep s { repeat until @,\n  at most @ }");

    static List<String> words() {
        return WordLists.all();
    }

    @ParameterizedTest
    @MethodSource("words")
    void wordIsColouredAsItIsRead(String word) {
        List<String> mistakes = new ArrayList<>();
        places(word).forEach(place -> mistakes.addAll(Colouring.mistakes(place)));
        assertThat(mistakes).isEmpty();
    }

    /** What no script contains would not be tested. */
    @Test
    void everyWordAndOperatorIsSeen() {
        Set<String> seen = new HashSet<>();
        words().forEach(word -> places(word).forEach(place -> seen.addAll(wordsAndOperators(place))));
        EditorScripts.all().forEach(script -> seen.addAll(wordsAndOperators(script)));
        assertThat(seen).containsAll(WordLists.all()).containsAll(WordLists.operators());
    }

    private static List<Source> places(String word) {
        Stream<String> ofNames = WordLists.reserved().contains(word) ? Stream.empty() : PLACES_OF_NAMES.stream();
        return Stream.concat(PLACES.stream(), ofNames)
                .map(place -> Source.of(place.replace("\n", "⏎"), place.replace("@", word)))
                .toList();
    }

    private static List<String> wordsAndOperators(Source script) {
        return TokenClassifier.tokens(script).stream()
                .filter(token -> token.use() == ClassifiedToken.Use.ITSELF)
                .map(ClassifiedToken::text)
                .toList();
    }
}
