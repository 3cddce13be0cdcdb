package dev.anneal.cli;

import dev.anneal.diagnostic.Suggestion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What is wrong with a command line, said as Anneal says things: the library that takes command lines apart knows what is
 * wrong, but its sentences are about its own notions.
 */
final class UsageMistake extends Exception {
    private static final long serialVersionUID = 1;

    private final transient CommandSpec command;

    /** A mistake that a command found in what its options were given. */
    UsageMistake(CommandSpec command, String message) {
        super(message);
        this.command = command;
    }

    /** What the library found. */
    static UsageMistake of(CommandLine.ParameterException found) {
        CommandSpec command = found.getCommandLine().getCommandSpec();
        return new UsageMistake(command, message(found, command));
    }

    /** What to type to learn more. */
    String help() {
        return "`" + command.qualifiedName() + " --help` lists what there is";
    }

    private static String message(CommandLine.ParameterException found, CommandSpec command) {
        if (found instanceof CommandLine.UnmatchedArgumentException surplus) {
            return surplus(surplus.getUnmatched().get(0), command);
        } else if (found instanceof CommandLine.MissingParameterException incomplete) {
            return missing(incomplete.getMissing().get(0), command);
        } else if (found instanceof CommandLine.OverwrittenOptionException twice) {
            return "`" + name(twice.getOverwritten()) + "` is given twice";
        }
        if (found instanceof CommandLine.MaxValuesExceededException) {
            return "an option that takes no value is given one with `=`";
        }
        String value = found.getValue() == null ? "this value" : "the value `" + found.getValue() + "`";
        return found.getArgSpec() == null
                ? "this command line makes no sense"
                : "`" + name(found.getArgSpec()) + "` does not take " + value;
    }

    /** What stands where nothing more is expected: a misspelt command, an option that there is not, one word too many. */
    private static String surplus(String typed, CommandSpec command) {
        boolean option = typed.startsWith("-") && typed.length() > 1;
        if (option) {
            String name = typed.contains("=") ? typed.substring(0, typed.indexOf('=')) : typed;
            return "`" + command.qualifiedName() + "` has no option `" + name + "`" + instead(name, command);
        } else if (command.parent() == null) {
            return "there is no command `" + typed + "`"
                    + suggestion(typed, List.copyOf(command.subcommands().keySet()));
        }
        return "`" + typed + "` is one word too many; it is `" + usage(command) + "`";
    }

    /** The option that is spelt like it; or the command that has an option of this name. */
    private static String instead(String name, CommandSpec command) {
        Optional<String> elsewhere = Optional.ofNullable(command.parent()).stream()
                .flatMap(parent -> parent.subcommands().values().stream())
                .map(CommandLine::getCommandSpec)
                .filter(sibling -> sibling.optionsMap().containsKey(name))
                .map(CommandSpec::qualifiedName)
                .findFirst();
        List<String> known = command.optionsMap().keySet().stream()
                .filter(each -> each.startsWith("--"))
                .toList();
        return elsewhere.map(sibling -> "; `" + sibling + "` has it").orElseGet(() -> suggestion(name, known));
    }

    private static String missing(ArgSpec missing, CommandSpec command) {
        return missing instanceof OptionSpec option
                ? "`" + option.longestName() + "` needs a value: `" + option.longestName() + " " + option.paramLabel()
                        + "`"
                : "which " + noun(missing) + "? Write `" + usage(command) + "`";
    }

    private static String usage(CommandSpec command) {
        StringBuilder usage = new StringBuilder(command.qualifiedName());
        command.positionalParameters().forEach(parameter -> usage.append(' ').append(parameter.paramLabel()));
        return usage.toString();
    }

    private static String noun(ArgSpec parameter) {
        return parameter.paramLabel().toLowerCase(Locale.ROOT);
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String suggestion(String typed, List<String> known) {
        Optional<String> nearest = Suggestion.nearest(typed, known);
        return nearest.map(word -> "; did you mean `" + word + "`?").orElse("");
    }
}
