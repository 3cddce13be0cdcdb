package dev.anneal.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the command starts. The forms that people type most, and editors on every key, go straight to their work; all
 * others through the description of the command line, which knows the same commands and all their options.
 */
public final class Main {
    private Main() {}

    /** Ends the process with the command's exit code. */
    public static void main(String[] arguments) {
        Streams streams = Streams.ofProcess();
        int code = guarded(arguments, streams);
        streams.flush();
        Optional<String> failure = streams.failure();
        if (failure.isPresent()) {
            streams.error().println("anneal: the results could not be written to standard output: " + failure.get());
            streams.flush();
            code = code == ExitCode.DONE ? ExitCode.FILE_NOT_WRITTEN : code;
        }
        System.exit(code);
    }

    /** Whatever breaks inside is no stack trace in a user's terminal, but a file that they can send. */
    @SuppressWarnings("CatchingUnchecked") // The one place where there is nobody left to tell.
    private static int guarded(String[] arguments, Streams streams) {
        try {
            return start(arguments, streams);
        } catch (RuntimeException | Error defect) {
            streams.out().flush();
            DefectReport.write(defect, arguments, streams);
            return ExitCode.DEFECT;
        }
    }

    static int start(String[] arguments, Streams streams) {
        if (arguments.length == 1 && (arguments[0].equals("--version") || arguments[0].equals("-V"))) {
            streams.out().println(version());
            return ExitCode.DONE;
        }
        if (arguments.length == 0 && streams.isInteractive()) {
            return new ReplCommand(streams, ReplCommand.Options.DEFAULTS).run();
        }
        boolean plain = arguments.length == 2 && !arguments[1].startsWith("-");
        if (plain && arguments[0].equals("run")) {
            return new RunCommand(streams).run(arguments[1], RunCommand.Options.DEFAULTS);
        }
        if (plain && arguments[0].equals("check")) {
            return new InspectCommand(streams).check(arguments[1], ScriptInputs.NONE, OutputFormat.TEXT);
        }
        if (plain && arguments[0].equals("explain")) {
            return new ExplainCommand(streams).explain(arguments[1]);
        }
        boolean formats = arguments.length == 2 && (plain || arguments[1].equals("-"));
        if (formats && arguments[0].equals("fmt")) {
            return new FormatCommand(streams, false).format(List.of(arguments[1]));
        }
        Optional<String> checked = checkedAsJson(arguments);
        return checked.isPresent()
                ? new InspectCommand(streams).check(checked.get(), ScriptInputs.NONE, OutputFormat.JSON)
                : CommandDefinition.execute(arguments, streams);
    }

    /** The script of {@code check --format json SCRIPT} and {@code check SCRIPT --format json}. */
    private static Optional<String> checkedAsJson(String[] arguments) {
        List<String> rest = new ArrayList<>(List.of(arguments));
        if (rest.size() != 4 || !rest.remove(0).equals("check")) {
            return Optional.empty();
        }
        int option = rest.get(0).equals("--format") ? 0 : 1;
        String script = rest.get(2 * (1 - option));
        return rest.subList(option, option + 2).equals(List.of("--format", "json")) && !script.startsWith("-")
                ? Optional.of(script)
                : Optional.empty();
    }

    /** The version as {@code --version} shows it. */
    static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return "Anneal " + (version == null ? "(development)" : version);
    }
}
