package dev.anneal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be checked by machine of how messages are written; the guide is the description of `dev.anneal.diagnostic`. */
class MessageGuideTest {
    private static final Pattern MESSAGE =
            Pattern.compile("^(?:error|warning)\\[ANN-\\d{4}]: (.*)$", Pattern.MULTILINE);
    private static final Pattern HELP = Pattern.compile("^ *= help: (.*(?:\n {8,}\\S.*)*)$", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("^ *\\| +[|^ -]*[-^] ([^|^ -].*)$", Pattern.MULTILINE);
    private static final Pattern QUOTED = Pattern.compile("`[^`]*`|\"[^\"]*\"");

    /** Words of an implementation, of blame and of courtesy; beginnings of words where a star follows. */
    private static final List<String> NEVER =
            List.of(("token*, lexer, parse*, syntax*, grammar*, identifier*, literal*,"
                            + " operand*, node*, eof, bool, boolean*, string*, float*, int, integer*, null, nan, exception*, java, class,"
                            + " illegal*, invalid*, unexpected*, undefined, unresolved, expression expected, failed to, unable to,"
                            + " could not, please, sorry, oops, you must, your, e.g, i.e, etc, args*, params, config, dims, max, min")
                    .split(", "));

    private static List<String> all(Pattern pattern) {
        String outputs = Stream.of("parse", "errors", "plan", "run")
                .map(Snippets::outputs)
                .reduce("", String::concat);
        List<String> found = pattern.matcher(outputs)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
        assertThat(found).hasSizeGreaterThan(20);
        return found;
    }

    @Test
    void messagesAreSentencesWithoutCapitalAndFullStop() {
        assertThat(all(MESSAGE))
                .allSatisfy(message -> assertThat(message)
                        .matches("[-a-z0-9`].*[^.!?:;, ]")
                        .doesNotContain("  ", "(s)")
                        .hasSizeLessThan(240)
                        .satisfies(MessageGuideTest::hasPairsOfBackquotes));
    }

    @Test
    void helpBeginsAsMessagesDoAndMayAsk() {
        assertThat(all(HELP))
                .allSatisfy(help -> assertThat(help)
                        .matches("(?s)[-a-z0-9`].*[^.!:;, ]")
                        .satisfies(MessageGuideTest::hasPairsOfBackquotes));
    }

    @Test
    void labelsAreAFewWords() {
        assertThat(all(LABEL))
                .allSatisfy(label ->
                        assertThat(label).matches("[-a-z0-9`].*[^.!?:;, ]").hasSizeLessThan(60));
    }

    @Test
    void wordsOfAnImplementationAreNotUsed() {
        List<String> texts = Stream.of(MESSAGE, HELP, LABEL)
                .flatMap(pattern -> all(pattern).stream())
                .filter(text -> !forbidden(text).isEmpty())
                .map(text -> forbidden(text) + " in: " + text)
                .toList();
        assertThat(texts).isEmpty();
    }

    private static List<String> forbidden(String text) {
        // What is quoted is the user's.
        String own = QUOTED.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
        return NEVER.stream()
                .filter(word -> Pattern.compile("(?<!\\w)" + quoted(word) + "(?!\\w)")
                        .matcher(own)
                        .find())
                .toList();
    }

    private static String quoted(String word) {
        return word.endsWith("*") ? Pattern.quote(word.substring(0, word.length() - 1)) + "\\w*" : Pattern.quote(word);
    }

    private static void hasPairsOfBackquotes(String text) {
        assertThat(text.chars().filter(character -> character == '`').count() % 2)
                .as("a backquote without a partner in %s", text)
                .isZero();
    }

    @Test
    void wordsAreFoundAsWords() {
        assertThat(forbidden("the tokens are wrong")).containsExactly("token*");
        assertThat(forbidden("expected an expression, found `token`")).isEmpty();
        assertThat(MESSAGE.matcher("error[ANN-0101]: a b").results().map(MatchResult::group))
                .hasSize(1);
    }
}
