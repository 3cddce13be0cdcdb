package dev.anneal.cli;

import dev.anneal.store.TableFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The commands about a run that is over: they take its folder, and by default the last one. */
final class KeptRunCommands {
    private static final String EXPORT = "export";
    private static final String VERIFY = "verify";
    private static final String REPORT = "report";
    private static final long DEFAULT_CELLS = 10;

    private KeptRunCommands() {}

    static void addTo(CommandSpec anneal) {
        anneal.addSubcommand(EXPORT, export());
        anneal.addSubcommand(VERIFY, verify());
        anneal.addSubcommand(REPORT, report());
    }

    /** Whether a command is one of these. */
    static boolean has(String command) {
        return List.of(EXPORT, VERIFY, REPORT).contains(command);
    }

    static int execute(ParseResult command, Streams streams) throws UsageMistake {
        return switch (command.commandSpec().name()) {
            case EXPORT -> export(command, folder(command), streams);
            case VERIFY -> verify(command, folder(command), streams);
            default -> report(command, folder(command), streams);
        };
    }

    private static Path folder(ParseResult command) throws UsageMistake {
        Optional<Path> given = Optional.ofNullable(command.matchedPositionalValue(0, (Path) null))
                .or(RunDirectory::last);
        return given.orElseThrow(() -> new UsageMistake(
                command.commandSpec(), "there is no run in the folder anneal-out; give the folder of one"));
    }

    private static CommandSpec ofFolder(String... description) {
        return of("The folder of a run. Default: that of the last run in anneal-out.", description);
    }

    private static CommandSpec of(String what, String... description) {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage().description(description);
        spec.addOption(CommandDefinition.help());
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("DIR")
                .type(Path.class)
                .arity("0..1")
                .description(what)
                .build());
        return spec;
    }

    private static OptionSpec text(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }

    private static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name)
                .type(boolean.class)
                .arity("0")
                .description(description)
                .build();
    }

    private static CommandSpec export() {
        CommandSpec spec = ofFolder(
                "Writes the tables of a run as files, and lists the files. An estimate `p` is the columns p, p_se, p_low,"
                        + " p_high and p_n.",
                "A file that is there and has other content stays, unless with `--force`.");
        spec.addOption(text(
                "--to",
                "FILE|FOLDER",
                "Where to: a file, whose ending says the format, a folder, or `-` for standard output. Default: the"
                        + " folder export in that of the run."));
        spec.addOption(text("--format", "FORMAT", "csv (the default), json or parquet."));
        spec.addOption(text("--table", "NAME", "Only this table."));
        spec.addOption(flag("--force", "Replaces files that are there."));
        return spec;
    }

    private static int export(ParseResult command, Path folder, Streams streams) throws UsageMistake {
        Optional<String> word = Optional.ofNullable(command.matchedOptionValue("--format", (String) null));
        Optional<TableFormat> format = word.flatMap(TableFormat::of);
        if (word.isPresent() && format.isEmpty()) {
            throw new UsageMistake(
                    command.commandSpec(), "`--format` takes `csv`, `json` or `parquet`, not `" + word.get() + "`");
        }
        ExportCommand.Options options = new ExportCommand.Options(
                Optional.ofNullable(command.matchedOptionValue("--to", (String) null)),
                format,
                Optional.ofNullable(command.matchedOptionValue("--table", (String) null)),
                command.matchedOptionValue("--force", false));
        Optional<String> objection = options.objection();
        if (objection.isPresent()) {
            throw new UsageMistake(command.commandSpec(), objection.get());
        }
        return new ExportCommand(streams).export(folder, options);
    }

    private static CommandSpec verify() {
        CommandSpec spec = ofFolder(
                "Makes fits of sweeps again that a run has kept, and compares them to the bit; where the run was made with"
                        + " another Java or processor, to a tolerance that is told.",
                "Ends with 1 if one differs.");
        spec.addOption(text("--cells", "N", "How many cells, drawn at random. Default: " + DEFAULT_CELLS + "."));
        spec.addOption(flag("--all", "All cells."));
        spec.addOption(text("--seed", "N", "Which cells are drawn. Default: 0."));
        spec.addOption(CommandDefinition.threads());
        return spec;
    }

    private static int verify(ParseResult command, Path folder, Streams streams) throws UsageMistake {
        OptionValues values = new OptionValues(command);
        OptionalLong cells = values.count("--cells");
        boolean all = command.matchedOptionValue("--all", false);
        if (all && cells.isPresent()) {
            throw new UsageMistake(command.commandSpec(), "`--all` and `--cells` say how many cells; one is enough");
        }
        VerifyCommand.Options options = new VerifyCommand.Options(
                all ? Long.MAX_VALUE : cells.orElse(DEFAULT_CELLS),
                values.seed().orElse(0),
                values.threads());
        return new VerifyCommand(streams).verify(folder, options);
    }

    private static CommandSpec report() {
        CommandSpec spec = of(
                "The folder of a run, or a script without sweeps. Default: the folder of the last run in anneal-out.",
                "Makes one HTML page of a run: charts to point at, tables to sort, what is expected, what is doubtful, and"
                        + " how it was made. The page needs nothing beside it, and no network.");
        spec.addOption(text("--to", "FILE", "Where to. Default: report.html in the folder of the run."));
        spec.addOption(CommandDefinition.threads());
        return spec;
    }

    private static int report(ParseResult command, Path of, Streams streams) throws UsageMistake {
        Optional<Path> to = Optional.ofNullable(command.matchedOptionValue("--to", (String) null))
                .map(Path::of);
        return new ReportCommand(streams)
                .report(of, new ReportCommand.Options(to, new OptionValues(command).threads()));
    }
}
