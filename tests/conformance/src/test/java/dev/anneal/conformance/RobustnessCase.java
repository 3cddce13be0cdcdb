package dev.anneal.conformance;

import static org.junit.jupiter.api.Assertions.fail;

import dev.anneal.Anneal;
import dev.anneal.Inputs;
import dev.anneal.Preparation;
import dev.anneal.RunOptions;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.Label;
import dev.anneal.diagnostic.TextRenderer;
import dev.anneal.run.Limits;
import dev.anneal.run.RunEvent;
import dev.anneal.source.Source;
import dev.anneal.source.Span;
import dev.anneal.syntax.SyntaxLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * A script that nobody wrote, made from a seed, and what must hold of every script: it is looked at, and run where it can
 * be, without an exception, and all that is said about it is in the user's words and about places of its text.
 */
final class RobustnessCase {
    /** Words of the implementation. What stands between backquotes or quotes is the user's own. */
    private static final Pattern JAVA_WORDS = Pattern.compile(
            "Exception|\\bnull\\b|java\\.|dev\\.anneal|Optional|\\bInfinity\\b|Affine|\\[L|@[0-9a-f]{4}|[A-Z]\\w+\\[\\w+=");

    private static final Pattern QUOTED = Pattern.compile("`[^`]*`|\"[^\"]*\"");

    private static final Limits LIMITS = new Limits(Duration.ofMillis(400), 100, 32L << 20, SyntaxLimits.DEFAULT);

    private final Source source;

    private RobustnessCase(Source source) {
        this.source = source;
    }

    /** The case of a seed; damage needs scripts to damage. */
    static RobustnessCase of(long seed, List<String> snippets) {
        SplittableRandom random = new SplittableRandom(seed);
        return new RobustnessCase(
                switch (random.nextInt(6)) {
                    case 0 -> ScriptGenerator.syntactic(seed);
                    case 1, 2 -> ScriptGenerator.plausible(seed);
                    case 3 ->
                        Source.of(
                                "damaged-" + seed,
                                new Damage(random, snippets)
                                        .damaged(ScriptGenerator.plausible(seed).text()));
                    default -> {
                        String snippet = snippets.get(random.nextInt(snippets.size()));
                        yield Source.of("damaged-" + seed, new Damage(random, snippets).damaged(snippet));
                    }
                });
    }

    Source source() {
        return source;
    }

    /** Fails, or throws what the interpreter threw, if something does not hold. */
    void check(Anneal anneal) throws InterruptedException {
        Preparation preparation = anneal.compile(source).prepare(Inputs.defaults());
        preparation.diagnostics().forEach(this::check);
        boolean broken = preparation.diagnostics().stream().anyMatch(Diagnostic::isError);
        if (broken == preparation.plan().isPresent()) {
            fail("a plan in spite of an error, or neither");
        }
        if (preparation.plan().isPresent()) {
            preparation.plan().get().explain();
            List<RunEvent> events = new ArrayList<>();
            preparation
                    .plan()
                    .get()
                    .run(RunOptions.defaults().listener(events::add).limits(LIMITS));
            events.forEach(this::check);
        }
    }

    static Anneal interpreter() {
        return Anneal.builder().threads(1).limits(LIMITS).build();
    }

    private void check(RunEvent event) {
        String text = Transcript.text(event);
        if (event instanceof RunEvent.Warns warns) {
            check(warns.diagnostic());
        } else if (JAVA_WORDS.matcher(QUOTED.matcher(text).replaceAll("")).find()) {
            fail("shows words of the implementation: " + text);
        }
    }

    private void check(Diagnostic diagnostic) {
        List<Label> labels = new ArrayList<>(diagnostic.secondary());
        labels.add(diagnostic.primary());
        for (Label label : labels) {
            Span span = label.span();
            if (span.end() > span.source().text().length()) {
                fail("a place that is not in its text: " + diagnostic);
            }
        }
        // Further places may be in the library or in a file that is imported.
        if (diagnostic.primary().span().source() != source) {
            fail("about another text: " + diagnostic);
        }
        String words = diagnostic.message() + "\n" + diagnostic.help().orElse("") + "\n"
                + labels.stream().map(Label::text).toList();
        if (JAVA_WORDS.matcher(QUOTED.matcher(words).replaceAll("")).find()) {
            fail("says words of the implementation: " + words);
        }
        if (!new TextRenderer(false)
                        .render(diagnostic)
                        .contains(diagnostic.code().id())
                || new TextRenderer(true).render(diagnostic).isEmpty()) {
            fail("is not shown: " + diagnostic);
        }
    }
}
