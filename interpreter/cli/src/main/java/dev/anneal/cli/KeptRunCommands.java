package dev.anneal.cli;

import dev.anneal.store.TableFormat;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The commands about a run that is over: they take its folder, and by default the last one. */
final class KeptRunCommands {
    private static final String EXPORT = "export";

    private KeptRunCommands() {}

    static void addTo(CommandSpec anneal) {
        anneal.addSubcommand(EXPORT, export());
    }

    /** Whether a command is one of these. */
    static boolean has(String command) {
        return command.equals(EXPORT);
    }

    static int execute(ParseResult command, Streams streams) throws UsageMistake {
        return export(command, folder(command), streams);
    }

    private static Path folder(ParseResult command) throws UsageMistake {
        Optional<Path> given = Optional.ofNullable(command.matchedPositionalValue(0, (Path) null))
                .or(RunDirectory::last);
        return given.orElseThrow(() -> new UsageMistake(
                command.commandSpec(), "there is no run in the folder anneal-out; give the folder of one"));
    }

    private static CommandSpec ofFolder(String... description) {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage().description(description);
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Shows this help.")
                .build());
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("DIR")
                .type(Path.class)
                .arity("0..1")
                .description("The folder of a run. Default: that of the last run in anneal-out.")
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
}
