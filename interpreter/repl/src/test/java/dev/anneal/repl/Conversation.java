package dev.anneal.repl;

import dev.anneal.Anneal;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.run.Fit;
import dev.anneal.run.Printed;
import dev.anneal.run.RunEvent;
import dev.anneal.source.SourceResolver;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A session and all that it said, each reply as a line or a few. */
final class Conversation implements AutoCloseable {
    private final Anneal anneal =
            Anneal.builder().sources(SourceResolver.files()).build();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<Fit> fits = new CopyOnWriteArrayList<>();
    private final Session session = new Session(anneal, this::hear);
    private Runnable onProgress = () -> {};
    private Verdict verdict = Verdict.DONE;

    /** Two modes six apart, and a family that can cover them. */
    static Conversation aboutTwoModes() {
        Conversation conversation = new Conversation();
        conversation.say("param dim = 8");
        conversation.say("let mu = 3 * basis(1, dim)");
        conversation.say("target two_modes = 0.5 * normal(mu, 1) + 0.5 * normal(-mu, 1)");
        conversation.say("family pair = gaussian_mixture(dim: dim, components: 2, init: normal(0, 0.1))");
        return conversation;
    }

    Session session() {
        return session;
    }

    /** What is done when a run tells that it goes on. */
    void onProgress(Runnable action) {
        onProgress = action;
    }

    private void hear(Reply reply) {
        if (reply instanceof Reply.Happened happened && happened.event() instanceof RunEvent.Advanced) {
            onProgress.run();
            return;
        }
        text(reply).ifPresent(said::add);
    }

    /** Submits something; what is said to it. */
    String say(String typed) {
        said.clear();
        verdict = session.submit(typed);
        return String.join("\n", said);
    }

    /** How the last submission went. */
    Verdict verdict() {
        return verdict;
    }

    /** The fits that have been shown. */
    List<Fit> fits() {
        return List.copyOf(fits);
    }

    private Optional<String> text(Reply reply) {
        if (reply instanceof Reply.Diagnosed diagnosed) {
            return Optional.of(String.join(
                    "\n",
                    diagnosed.diagnostics().stream().map(Diagnostic::toString).toList()));
        } else if (reply instanceof Reply.Answered answered) {
            return Optional.of(answered.text().stripTrailing());
        } else if (reply instanceof Reply.Declared declared) {
            return Optional.of(declared.text());
        } else if (reply instanceof Reply.Noted noted) {
            return Optional.of("(" + noted.text() + ")");
        } else if (reply instanceof Reply.Refused refused) {
            return Optional.of("refused: " + refused.why());
        }
        return text(((Reply.Happened) reply).event());
    }

    private Optional<String> text(RunEvent event) {
        if (event instanceof RunEvent.Prints prints) {
            Printed printed = prints.printed();
            if (printed instanceof Printed.OfFit fit) {
                fits.add(fit.fit());
                return Optional.of("fit of " + fit.fit().name());
            }
            return Optional.of(
                    printed instanceof Printed.Text text
                            ? text.text()
                            : ((Printed.OfTable) printed).title().orElse("table"));
        } else if (event instanceof RunEvent.Draws draws) {
            return Optional.of("chart " + draws.chart().name());
        } else if (event instanceof RunEvent.Expects expects) {
            return Optional.of(expects.expectation().holds() ? "holds" : "does not hold");
        } else if (event instanceof RunEvent.Warns warns) {
            return Optional.of(warns.diagnostic().toString());
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        session.close();
        anneal.close();
    }
}
