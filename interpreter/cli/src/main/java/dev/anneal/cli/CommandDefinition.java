package dev.anneal.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The command line: its commands and their options. Built by hand, because scanning annotations costs start-up time. */
final class CommandDefinition {
    private CommandDefinition() {}

    static int execute(String[] arguments, Streams streams) {
        CommandSpec spec = CommandSpec.create().name("anneal");
        spec.usageMessage()
                .description("Studies annealed variational inference: runs, checks and explains .anneal scripts.")
                .footer(
                        "",
                        "Exit codes: 0 done, 1 an expectation or the run failed or a script is not in style (fmt --check),",
                        "2 the script has errors, 64 wrong usage, 74 a file cannot be written, 130 interrupted.");
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Shows this help.")
                .build());
        spec.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Shows the version.")
                .build());
        spec.version(Main.version());
        spec.addSubcommand("run", script("Runs a script: prints its results and writes its charts.", true));
        spec.addSubcommand("check", script("Says what is wrong with a script, and runs nothing.", false));
        spec.addSubcommand("plan", script("Says what a script would do: fits, methods, steps, memory, time.", false));
        spec.addSubcommand("fmt", format());
        CommandLine commandLine = new CommandLine(spec);
        PrintWriter out = writer(streams.out());
        PrintWriter error = writer(streams.error());
        commandLine.setOut(out).setErr(error);
        if (arguments.length == 1 && arguments[0].equals("help")) {
            commandLine.usage(out);
            return ExitCode.DONE;
        }
        if (arguments.length == 0) {
            commandLine.usage(error);
            return ExitCode.USAGE;
        }
        try {
            // Parsed and dispatched here: picocli's own execution would print the stack trace of a defect.
            return dispatch(commandLine.parseArgs(arguments), streams);
        } catch (CommandLine.ParameterException exception) {
            error.println("anneal: " + exception.getMessage());
            CommandLine.UnmatchedArgumentException.printSuggestions(exception, error);
            error.println(
                    "`" + exception.getCommandLine().getCommandSpec().qualifiedName() + " --help` lists what there is");
            return ExitCode.USAGE;
        }
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    private static CommandSpec script(String description, boolean running) {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage().description(description);
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Shows this help.")
                .build());
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("SCRIPT")
                .type(String.class)
                .arity("1")
                .required(true)
                .description("The script, a file.")
                .build());
        spec.addOption(OptionSpec.builder("--set")
                .paramLabel("NAME=VALUE")
                .type(Map.class)
                .auxiliaryTypes(String.class, String.class)
                .arity("1")
                .description("Gives an input (a `param`) of the script another value. May be repeated.")
                .build());
        spec.addOption(OptionSpec.builder("--seed")
                .paramLabel("N")
                .type(Long.class)
                .description("The seed of runs that name none.")
                .build());
        if (running) {
            spec.addOption(OptionSpec.builder("--threads")
                    .paramLabel("N")
                    .type(Integer.class)
                    .description("How many threads make fits. Results do not depend on it.")
                    .build());
            spec.addOption(OptionSpec.builder("--out")
                    .paramLabel("DIR")
                    .type(Path.class)
                    .description("The folder for charts. Default: anneal-out/SCRIPT-ID.")
                    .build());
            spec.addOption(OptionSpec.builder("-q", "--quiet")
                    .type(boolean.class)
                    .arity("0")
                    .description("Shows results, warnings and errors only.")
                    .build());
        }
        return spec;
    }

    private static CommandSpec format() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "Brings scripts into the one style of the language, in place, and lists those it changed.",
                        "A script with syntax errors is left as it is.");
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Shows this help.")
                .build());
        spec.addOption(OptionSpec.builder("--check")
                .type(boolean.class)
                .arity("0")
                .description("Changes nothing; lists scripts that are not in style, and ends with 1 if there are any.")
                .build());
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("SCRIPT")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1..*")
                .required(true)
                .description("Scripts; of a folder, all .anneal files below it; `-` for standard input, which is"
                        + " formatted to standard output.")
                .build());
        return spec;
    }

    private static int dispatch(ParseResult parsed, Streams streams) {
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        if (!parsed.hasSubcommand()) {
            streams.error().println("anneal: a command is missing; `anneal --help` lists them");
            return ExitCode.USAGE;
        }
        ParseResult command = parsed.subcommand();
        if (command.commandSpec().name().equals("fmt")) {
            boolean checking = command.matchedOptionValue("--check", false);
            return new FormatCommand(streams, checking).format(command.matchedPositionalValue(0, List.of()));
        }
        String script = command.matchedPositionalValue(0, "");
        if (script.isEmpty()) {
            streams.error()
                    .println("anneal: which script? Write `anneal "
                            + command.commandSpec().name() + " SCRIPT`");
            return ExitCode.USAGE;
        }
        ScriptInputs inputs = inputs(command);
        String name = command.commandSpec().name();
        if (name.equals("check")) {
            return new InspectCommand(streams).check(script, inputs);
        } else if (name.equals("plan")) {
            return new InspectCommand(streams).plan(script, inputs);
        }
        Optional<Integer> threads = Optional.ofNullable(command.matchedOptionValue("--threads", (Integer) null));
        if (threads.isPresent() && threads.get() < 1) {
            streams.error().println("anneal: --threads must be at least 1, not " + threads.get());
            return ExitCode.USAGE;
        }
        RunCommand.Options options = new RunCommand.Options(
                inputs,
                threads,
                Optional.ofNullable(command.matchedOptionValue("--out", (Path) null)),
                command.matchedOptionValue("--quiet", false));
        return new RunCommand(streams).run(script, options);
    }

    private static ScriptInputs inputs(ParseResult command) {
        Map<String, String> values = command.matchedOptionValue("--set", new LinkedHashMap<>());
        Long seed = command.matchedOptionValue("--seed", (Long) null);
        return new ScriptInputs(values, seed == null ? OptionalLong.empty() : OptionalLong.of(seed));
    }
}
