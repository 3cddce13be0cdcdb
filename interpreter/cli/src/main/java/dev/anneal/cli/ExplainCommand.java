package dev.anneal.cli;

import dev.anneal.diagnostic.CodePage;
import dev.anneal.diagnostic.DiagnosticCode;
import java.util.Optional;

/** {@code anneal explain}: the page about a code, or the list of all codes. */
final class ExplainCommand {
    private final Streams streams;

    ExplainCommand(Streams streams) {
        this.streams = streams;
    }

    /** Shows the page about a code, which may be typed in short: {@code 203} is {@code ANN-0203}. */
    int explain(String typed) {
        Optional<DiagnosticCode> code = DiagnosticCode.find(typed);
        if (code.isPresent()) {
            streams.out().print(CodePage.of(code.get()).text());
            return ExitCode.DONE;
        }
        streams.error()
                .println("anneal: there is no code `" + typed + "`"
                        + DiagnosticCode.nearest(typed)
                                .map(near -> "; did you mean `" + near.id() + "`?")
                                .orElse(""));
        streams.error().println("`anneal explain` lists the codes there are");
        return ExitCode.USAGE;
    }

    /** Lists all codes, by what they are about. */
    int list() {
        String group = "";
        for (DiagnosticCode code : DiagnosticCode.values()) {
            if (!code.group().equals(group)) {
                streams.out().println((group.isEmpty() ? "" : "\n") + code.group());
                group = code.group();
            }
            streams.out().println("  " + code.id() + "  " + CodePage.of(code).title());
        }
        streams.out().println("\n`anneal explain ANN-0203` says more about one of them");
        return ExitCode.DONE;
    }
}
