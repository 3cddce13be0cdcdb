package dev.anneal.repl;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.Label;
import dev.anneal.run.Expectation;
import dev.anneal.run.RunEvent;
import dev.anneal.source.Source;
import dev.anneal.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Statements of a session as one script, and the way back from places in it to what was typed: nobody has seen the
 * script, so that nothing points into it. Immutable.
 */
final class SessionScript {
    /** What the script is called; as a file it would stand in the current folder, which imports start from. */
    static final String NAME = "prompt";

    private final List<Statement> statements;
    private final int[] starts;
    private final Source source;

    SessionScript(List<Statement> statements) {
        this.statements = List.copyOf(statements);
        this.starts = new int[statements.size()];
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < starts.length; i++) {
            starts[i] = text.length();
            text.append(statements.get(i).text()).append('\n');
        }
        this.source = Source.of(NAME, text.toString());
    }

    Source source() {
        return source;
    }

    List<Statement> statements() {
        return statements;
    }

    /** These statements and another one. */
    SessionScript with(Statement statement) {
        return new SessionScript(
                Stream.concat(statements.stream(), Stream.of(statement)).toList());
    }

    /** The statement at a place of the script. */
    Optional<Statement> at(Span place) {
        return place.source() == source ? Optional.of(statements.get(index(place.start()))) : Optional.empty();
    }

    /** The statement at an offset of the script. */
    Statement at(int offset) {
        return statements.get(index(offset));
    }

    private int index(int offset) {
        int index = 0;
        while (index + 1 < starts.length && starts[index + 1] <= offset) {
            index++;
        }
        return index;
    }

    /** The place in what was typed; places in other texts stay what they are. */
    Span original(Span place) {
        Optional<Statement> statement = at(place);
        if (statement.isEmpty()) {
            return place;
        }
        int start = starts[index(place.start())];
        int length = statement.get().text().length();
        return statement.get().original(Math.min(place.start() - start, length), Math.min(place.end() - start, length));
    }

    /** What is said about the script, said about what was typed. */
    Diagnostic original(Diagnostic diagnostic) {
        List<Label> secondary = new ArrayList<>();
        diagnostic.secondary().forEach(label -> secondary.add(original(label)));
        return new Diagnostic(
                diagnostic.code(), diagnostic.message(), original(diagnostic.primary()), secondary, diagnostic.help());
    }

    private Label original(Label label) {
        return new Label(original(label.span()), label.text());
    }

    /** What happens while the script is run, about what was typed. */
    RunEvent original(RunEvent event) {
        if (event instanceof RunEvent.Warns warns) {
            return new RunEvent.Warns(original(warns.diagnostic()));
        } else if (event instanceof RunEvent.Expects expects) {
            Expectation expectation = expects.expectation();
            return new RunEvent.Expects(
                    new Expectation(original(expectation.span()), expectation.holds(), expectation.explanation()));
        }
        return event;
    }
}
