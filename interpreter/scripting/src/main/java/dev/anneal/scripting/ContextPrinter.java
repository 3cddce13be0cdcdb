package dev.anneal.scripting;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.TextRenderer;
import dev.anneal.report.PrintedText;
import dev.anneal.run.Printed;
import dev.anneal.run.Results;
import dev.anneal.run.RunEvent;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Consumer;
import javax.script.ScriptContext;
import javax.script.ScriptException;

/** Writes what a script prints to the writer of its context, and warnings to the one for errors. */
final class ContextPrinter implements Consumer<RunEvent> {
    private final PrintWriter out;
    private final PrintWriter error;
    private final TextRenderer renderer = new TextRenderer(false);
    private boolean printed;

    ContextPrinter(ScriptContext context) {
        this.out = new PrintWriter(context.getWriter());
        this.error = new PrintWriter(context.getErrorWriter());
    }

    /** Writes a line for people to the writer for errors. */
    void say(String line) {
        error.println(line);
        error.flush();
    }

    /** Writes what is doubtful about a script. That it does not use a name itself is not: the map that it yields has it. */
    void warn(List<Diagnostic> warnings) {
        warnings.stream()
                .filter(warning -> warning.code() != DiagnosticCode.UNUSED)
                .forEach(this::warn);
    }

    private void warn(Diagnostic warning) {
        error.println(renderer.render(warning));
        error.flush();
    }

    @Override
    public void accept(RunEvent event) {
        if (event instanceof RunEvent.Prints prints) {
            print(prints.printed());
        } else if (event instanceof RunEvent.Warns warns) {
            warn(warns.diagnostic());
        }
    }

    private void print(Printed value) {
        boolean block = !(value instanceof Printed.Text);
        if (block && printed) {
            out.println();
        }
        printed = true;
        out.print(PrintedText.of(value, Integer.MAX_VALUE));
        out.flush();
    }

    /** Writes what the events did not tell. */
    void finish(Results results) throws ScriptException {
        results.warnings().stream()
                .filter(warning -> warning.code() == DiagnosticCode.LISTENER_FAILED)
                .forEach(this::warn);
        if (out.checkError()) {
            throw new ScriptException("what the script prints could not be written");
        }
    }
}
