package dev.anneal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.anneal.catalogue.Catalogue;
import dev.anneal.catalogue.Kind;
import dev.anneal.catalogue.Signature;
import dev.anneal.catalogue.SignatureKey;
import dev.anneal.source.Source;
import dev.anneal.source.SourceResolver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every numeric argument of everything the language offers, given numbers that nobody means. */
class HostileNumbersTest {
    private static final Catalogue CATALOGUE = Catalogue.builtins();
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d+(\\.\\d+)?(e-?\\d+)?");
    private static final List<String> NUMBERS = List.of("(inf - inf)", "inf", "-1", "0", "0.5", "1e300", "3e9");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static List<SignatureKey> keys() {
        return CATALOGUE.keys();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void areRefusedOrHarmless(SignatureKey key) {
        Signature signature = CATALOGUE.find(key).orElseThrow();
        if (signature.kind() == Kind.FIELD || signature.kind() == Kind.SERIES) {
            return; // They take no argument.
        }
        SourceResolver files =
                (importer, path) -> new SourceResolver.Answer.Found(Source.of(path, "x,y\n1,2\n3,4\n"), path);
        for (String script : scripts(signature)) {
            Hostile outcome = assertTimeoutPreemptively(PATIENCE, () -> Hostile.of(script, files), script);
            assertThat(outcome.errors().isEmpty())
                    .as(script)
                    .isEqualTo(outcome.results().isPresent());
        }
    }

    private static List<String> scripts(Signature signature) {
        String example = CatalogueExamples.script(signature);
        List<String> scripts = new ArrayList<>();
        for (String number : NUMBERS) {
            Matcher matcher = NUMBER.matcher(example);
            while (matcher.find()) {
                scripts.add(example.substring(0, matcher.start()) + number + example.substring(matcher.end()));
            }
            for (Signature.Parameter parameter : signature.parameters()) {
                scripts.addAll(given(example, signature.name() + "(", parameter.name() + ": " + number));
            }
        }
        return scripts;
    }

    /** The example with an argument that it leaves out; the checker says so where it does not. */
    private static List<String> given(String example, String call, String argument) {
        int open = example.indexOf(call);
        int close = example.indexOf(')', Math.max(0, open));
        if (open < 0 || close < 0) {
            return List.of();
        }
        boolean empty = close == open + call.length();
        return List.of(example.substring(0, close) + (empty ? "" : ", ") + argument + example.substring(close));
    }
}
