package dev.anneal.cli;

import dev.anneal.diagnostic.Suggestion;
import dev.anneal.store.StoreException;
import dev.anneal.store.StoredRun;
import dev.anneal.store.TableFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** {@code anneal export}: the tables of a run as files that other programs read. */
final class ExportCommand {
    /** What stands for standard output. */
    private static final String STANDARD_OUTPUT = "-";

    private final Streams streams;

    ExportCommand(Streams streams) {
        this.streams = streams;
    }

    /**
     * What is written, and where.
     *
     * @param to a file, a folder, or {@code -}; where nothing is said, the folder {@code export} in that of the run
     * @param format the form of the files; where nothing is said, by the name of the file
     * @param table the one table that is asked for
     * @param force whether files that are there are replaced
     */
    record Options(Optional<String> to, Optional<TableFormat> format, Optional<String> table, boolean force) {
        private Optional<TableFormat> byName() {
            return to.map(name -> name.substring(name.lastIndexOf('.') + 1)).flatMap(TableFormat::of);
        }

        private boolean toStandardOutput() {
            return to.equals(Optional.of(STANDARD_OUTPUT));
        }

        private boolean toFile() {
            return byName().isPresent() && !Files.isDirectory(Path.of(to.orElse("")));
        }

        private TableFormat form() {
            return format.or(this::byName).orElse(TableFormat.CSV);
        }

        /** What is contradictory about them; empty if nothing is. */
        Optional<String> objection() {
            if (toStandardOutput() && form() == TableFormat.PARQUET) {
                return Optional.of("a Parquet file is no text for standard output; give a name: `--to FILE.parquet`");
            }
            return toFile() && format.isPresent() && !format.equals(byName())
                    ? Optional.of("`--to " + to.orElse("") + "` and `--format "
                            + format.get().word() + "` name two formats")
                    : Optional.empty();
        }
    }

    int export(Path folder, Options options) {
        try (StoredRun run = StoredRun.open(folder)) {
            List<String> names = run.names();
            if (names.isEmpty()) {
                if (KeptRun.isCompleted(run.manifest())) {
                    return failed(ExitCode.FILE_NOT_WRITTEN, "the run in " + folder + " has no tables");
                }
                return failed(
                        ExitCode.FILE_NOT_WRITTEN,
                        "no sweep of this run is finished; go on with `anneal run --resume " + folder + "`");
            }
            if (options.table().isPresent() && !names.contains(options.table().get())) {
                String asked = options.table().get();
                String known = Suggestion.nearest(asked, names)
                        .map(near -> "did you mean `" + near + "`?")
                        .orElse("it has " + String.join(", ", names));
                return failed(ExitCode.USAGE, "the run has no table `" + asked + "`; " + known);
            }
            List<String> chosen = options.table().map(List::of).orElse(names);
            boolean one = options.toFile() || options.toStandardOutput();
            if (one && chosen.size() > 1) {
                return failed(
                        ExitCode.USAGE,
                        "the run has " + names.size() + " tables: " + String.join(", ", names)
                                + "; choose one with `--table NAME`, or write all with `--to FOLDER`");
            }
            return write(run, chosen, folder, options);
        } catch (StoreException unreadable) {
            return failed(ExitCode.FILE_NOT_WRITTEN, unreadable.getMessage());
        }
    }

    private int write(StoredRun run, List<String> names, Path folder, Options options) {
        int code = ExitCode.DONE;
        for (String name : names) {
            Path target = target(name, folder, options);
            try {
                write(run, name, target, options);
            } catch (StoreException unwritable) {
                code = failed(ExitCode.FILE_NOT_WRITTEN, unwritable.getMessage());
            } catch (IOException unwritable) {
                code = failed(ExitCode.FILE_NOT_WRITTEN, target + " cannot be written: " + unwritable.getMessage());
            }
        }
        return code;
    }

    private static Path target(String name, Path folder, Options options) {
        if (options.toFile()) {
            return Path.of(options.to().orElse(name));
        }
        Path into = options.to().map(Path::of).orElse(folder.resolve("export"));
        return into.resolve(name + "." + options.form().word());
    }

    /** Written beside its place first: what is there is replaced by a whole file, or stays. */
    private void write(StoredRun run, String name, Path target, Options options) throws IOException {
        Path partial;
        if (options.toStandardOutput()) {
            partial = Files.createTempFile("anneal", "." + options.form().word());
        } else {
            Path parent = target.toAbsolutePath().getParent();
            Files.createDirectories(parent == null ? target : parent);
            partial = target.resolveSibling("." + target.getFileName() + ".part");
        }
        try {
            run.write(name, options.form(), partial);
            if (options.toStandardOutput()) {
                streams.out().write(Files.readAllBytes(partial));
                streams.out().flush();
            } else if (Files.exists(target) && Files.mismatch(partial, target) >= 0 && !options.force()) {
                throw new IOException("a file with other content is there; `--force` replaces it");
            } else {
                Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
                streams.out().println(target);
            }
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private int failed(int code, String why) {
        streams.error().println("anneal: " + why);
        return code;
    }
}
