package dev.anneal.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
                        "Exit codes: 0 done, 1 an expectation or the run failed or a script is not as `fmt` writes it,"
                                + " 2 the script has errors, 64 wrong usage, 74 a file cannot be written,"
                                + " 130 interrupted.");
        spec.addOption(help());
        spec.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Shows the version.")
                .build());
        spec.version(Main.version());
        spec.addSubcommand("run", run());
        spec.addSubcommand("check", check());
        spec.addSubcommand("plan", script("Says what a script would do: fits, methods, steps, memory, time."));
        spec.addSubcommand("repl", repl());
        spec.addSubcommand("test", test());
        spec.addSubcommand("fmt", format());
        spec.addSubcommand("explain", explain());
        spec.addSubcommand("doc", doc());
        KeptRunCommands.addTo(spec);
        CommandLine commandLine = new CommandLine(spec).setExpandAtFiles(false);
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
            return parsed(commandLine, arguments, streams);
        } catch (UsageMistake mistake) {
            error.println("anneal: " + mistake.getMessage());
            error.println(mistake.help());
            return ExitCode.USAGE;
        }
    }

    /** Parsed and dispatched here: the library's own execution would print the stack trace of a defect. */
    private static int parsed(CommandLine commandLine, String[] arguments, Streams streams) throws UsageMistake {
        ParseResult parsed;
        try {
            parsed = commandLine.parseArgs(arguments);
        } catch (CommandLine.ParameterException mistake) {
            throw UsageMistake.of(mistake);
        }
        return dispatch(parsed, streams);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Shows this help.")
                .build();
    }

    /** What all commands that take a script have; what options are given is read by {@link OptionValues}. */
    private static CommandSpec script(String description) {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage().description(description);
        spec.addOption(help());
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("SCRIPT")
                .type(String.class)
                .arity("1")
                .required(true)
                .description("The script, a file.")
                .build());
        addInputs(spec);
        return spec;
    }

    private static void addInputs(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("--set")
                .paramLabel("NAME=VALUE")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .description("Gives an input (a `param`) of the script another value. May be repeated.")
                .build());
        spec.addOption(OptionSpec.builder("--seed")
                .paramLabel("N")
                .type(String.class)
                .description("The seed of runs that name none.")
                .build());
    }

    static OptionSpec threads() {
        return OptionSpec.builder("--threads")
                .paramLabel("N")
                .type(String.class)
                .description("How many threads make fits. Results do not depend on it.")
                .build();
    }

    private static CommandSpec test() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "Runs scripts for what they `expect`, and says what does not hold. What they print and draw"
                                + " is left out.");
        spec.addOption(help());
        addInputs(spec);
        spec.addOption(threads());
        spec.addOption(OptionSpec.builder("--junit")
                .paramLabel("FILE")
                .type(Path.class)
                .description("Writes a report in JUnit's XML, which continuous integration reads.")
                .build());
        spec.addOption(OptionSpec.builder("-q", "--quiet")
                .type(boolean.class)
                .arity("0")
                .description("Shows what fails, and how many expectations hold.")
                .build());
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("SCRIPT")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("0..*")
                .description("Scripts; of a folder, all .anneal files below it but those in hidden and build folders."
                        + " Default: the current folder.")
                .build());
        return spec;
    }

    private static CommandSpec repl() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "A session at a prompt: statements are done as they are typed, and `:help` says what else can be"
                                + " typed. Without a command, `anneal` on a terminal is the same.");
        spec.addOption(help());
        spec.addOption(OptionSpec.builder("-e", "--evaluate")
                .paramLabel("CODE")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .description("Does these statements and ends. May be repeated.")
                .build());
        spec.addOption(threads());
        spec.addOption(OptionSpec.builder("--out")
                .paramLabel("DIR")
                .type(Path.class)
                .description("The folder for charts and files. Default: anneal-out/session-TIME.")
                .build());
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("SCRIPT")
                .type(String.class)
                .arity("0..1")
                .description("A script to load first.")
                .build());
        return spec;
    }

    private static CommandSpec format() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "Brings scripts into the one style of the language, in place, and lists those it changed.",
                        "A script with syntax errors is left as it is.");
        spec.addOption(help());
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
                .description("Scripts; of a folder, all .anneal files below it but those in hidden and build"
                        + " folders; `-` for standard input, which is"
                        + " formatted to standard output.")
                .build());
        return spec;
    }

    private static CommandSpec run() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "Runs a script: prints its results and writes its charts. The fits of sweeps, and what long"
                                + " trainings have reached, are kept as they are made, and not made twice.");
        spec.addOption(help());
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("SCRIPT")
                .type(String.class)
                .arity("0..1")
                .description("The script, a file; with `--resume` the folder of a run.")
                .build());
        addInputs(spec);
        spec.addOption(threads());
        spec.addOption(OptionSpec.builder("--out")
                .paramLabel("DIR")
                .type(Path.class)
                .description("The folder for charts and results. Default: anneal-out/SCRIPT-ID.")
                .build());
        spec.addOption(OptionSpec.builder("--resume")
                .type(boolean.class)
                .arity("0")
                .description("Goes on with a run that was interrupted: the one in the folder given instead of a script,"
                        + " or the last one.")
                .build());
        spec.addOption(OptionSpec.builder("--fresh")
                .type(boolean.class)
                .arity("0")
                .description("Makes all fits, also those that were kept before.")
                .build());
        spec.addOption(OptionSpec.builder("-q", "--quiet")
                .type(boolean.class)
                .arity("0")
                .description("Shows results, warnings and errors only.")
                .build());
        return spec;
    }

    private static CommandSpec check() {
        CommandSpec spec = script("Says what is wrong with a script, and runs nothing.");
        spec.addOption(OptionSpec.builder("--format")
                .paramLabel("FORMAT")
                .type(String.class)
                .description("text, for people, or json: all that is wrong as one document on standard output.")
                .build());
        return spec;
    }

    private static CommandSpec doc() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "Writes what a script and the files that it imports offer, from their `///` comments, and lists"
                                + " the files; without a script, what the language and its standard library offer.",
                        "Public names without a comment are told on standard error.");
        spec.addOption(help());
        spec.addOption(OptionSpec.builder("--out")
                .paramLabel("DIR")
                .type(Path.class)
                .description("The folder to write to. Default: anneal-doc.")
                .build());
        spec.addOption(OptionSpec.builder("--format")
                .paramLabel("FORMAT")
                .type(String.class)
                .description("markdown (the default), an index and a file for each page; or html, one page.")
                .build());
        spec.addOption(OptionSpec.builder("--force")
                .type(boolean.class)
                .arity("0")
                .description("Replaces files that are there, also those that are no references.")
                .build());
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("SCRIPT")
                .type(String.class)
                .arity("0..1")
                .description("The script, a file.")
                .build());
        return spec;
    }

    private static CommandSpec explain() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage().description("Explains the code of an error or a warning; without one, lists all codes.");
        spec.addOption(help());
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("CODE")
                .type(String.class)
                .arity("0..1")
                .description("The code, such as ANN-0203, or 203 in short.")
                .build());
        return spec;
    }

    private static int dispatch(ParseResult parsed, Streams streams) throws UsageMistake {
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        if (!parsed.hasSubcommand()) {
            throw new UsageMistake(parsed.commandSpec(), "a command is missing");
        }
        ParseResult command = parsed.subcommand();
        if (KeptRunCommands.has(command.commandSpec().name())) {
            return KeptRunCommands.execute(command, streams);
        }
        if (command.commandSpec().name().equals("fmt")) {
            boolean checking = command.matchedOptionValue("--check", false);
            return new FormatCommand(streams, checking).format(command.matchedPositionalValue(0, List.of()));
        }
        OptionValues values = new OptionValues(command);
        if (command.commandSpec().name().equals("repl")) {
            ReplCommand.Options options = new ReplCommand.Options(
                    Optional.ofNullable(command.matchedPositionalValue(0, (String) null)),
                    command.matchedOptionValue("--evaluate", List.<String>of()),
                    values.threads(),
                    Optional.ofNullable(command.matchedOptionValue("--out", (Path) null)));
            return new ReplCommand(streams, options).run();
        }
        if (command.commandSpec().name().equals("test")) {
            TestCommand.Options options = new TestCommand.Options(
                    values.inputs(),
                    values.threads(),
                    Optional.ofNullable(command.matchedOptionValue("--junit", (Path) null)),
                    command.matchedOptionValue("--quiet", false));
            return new TestCommand(streams, options).test(command.matchedPositionalValue(0, List.of(".")));
        }
        String word = command.matchedPositionalValue(0, "");
        String name = command.commandSpec().name();
        if (name.equals("explain")) {
            ExplainCommand explain = new ExplainCommand(streams);
            return command.hasMatchedPositional(0) ? explain.explain(word) : explain.list();
        } else if (name.equals("doc")) {
            DocCommand.Options options = new DocCommand.Options(
                    Optional.ofNullable(command.matchedOptionValue("--out", (Path) null)),
                    values.isHtml(),
                    command.matchedOptionValue("--force", false));
            return new DocCommand(streams, options)
                    .write(command.hasMatchedPositional(0) ? Optional.of(word) : Optional.empty());
        } else if (name.equals("check")) {
            return new InspectCommand(streams).check(word, values.inputs(), values.format());
        } else if (name.equals("plan")) {
            return new InspectCommand(streams).plan(word, values.inputs());
        }
        RunCommand.Options options = new RunCommand.Options(
                values.inputs(),
                values.threads(),
                Optional.ofNullable(command.matchedOptionValue("--out", (Path) null)),
                command.matchedOptionValue("--quiet", false),
                command.matchedOptionValue("--fresh", false));
        RunCommand run = new RunCommand(streams);
        if (!command.matchedOptionValue("--resume", false)) {
            if (!command.hasMatchedPositional(0)) {
                throw new UsageMistake(command.commandSpec(), "which script? Write `anneal run SCRIPT`");
            }
            return run.run(word, options);
        }
        for (String other : List.of("--set", "--seed", "--out", "--fresh")) {
            if (command.hasMatchedOption(other)) {
                throw new UsageMistake(
                        command.commandSpec(), "`" + other + "` is for a new run; `--resume` goes on as it began");
            }
        }
        Optional<Path> folder = command.hasMatchedPositional(0) ? Optional.of(Path.of(word)) : RunDirectory.last();
        return run.resume(
                folder.orElseThrow(() ->
                        new UsageMistake(command.commandSpec(), "there is no run in the folder anneal-out to resume")),
                options);
    }
}
