package dev.anneal.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.ParseResult;

/** Reads what the options of a command were given, as text; what they do not take is wrong usage. */
final class OptionValues {
    private final ParseResult command;

    OptionValues(ParseResult command) {
        this.command = command;
    }

    /** What {@code --set} and {@code --seed} say. */
    ScriptInputs inputs() throws UsageMistake {
        Map<String, String> values = new LinkedHashMap<>();
        for (String input : command.matchedOptionValue("--set", List.<String>of())) {
            int sign = input.indexOf('=');
            if (sign < 1) {
                throw mistake("`--set` takes a name and a value, `--set dim=64`, not `" + input + "`");
            }
            values.put(input.substring(0, sign), input.substring(sign + 1));
        }
        return new ScriptInputs(values, seed());
    }

    /** What {@code --seed} says. */
    OptionalLong seed() throws UsageMistake {
        Optional<String> typed = text("--seed");
        return typed.isPresent() ? OptionalLong.of(whole("--seed", typed.get())) : OptionalLong.empty();
    }

    /** What an option says that takes a number of things, at least one. */
    OptionalLong count(String option) throws UsageMistake {
        Optional<String> typed = text(option);
        if (typed.isEmpty()) {
            return OptionalLong.empty();
        }
        long count = whole(option, typed.get());
        if (count < 1) {
            throw mistake("`" + option + "` takes a number from 1 on, not `" + count + "`");
        }
        return OptionalLong.of(count);
    }

    /** What {@code --threads} says. */
    Optional<Integer> threads() throws UsageMistake {
        Optional<String> typed = text("--threads");
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        long count = whole("--threads", typed.get());
        if (count < 1 || count > Short.MAX_VALUE) {
            throw mistake("`--threads` takes a number from 1 to " + Short.MAX_VALUE + ", not `" + count + "`");
        }
        return Optional.of((int) count);
    }

    /** What {@code --format} says. */
    OutputFormat format() throws UsageMistake {
        String typed = text("--format").orElse("text");
        if (typed.equals("json")) {
            return OutputFormat.JSON;
        } else if (typed.equals("text")) {
            return OutputFormat.TEXT;
        }
        throw mistake("`--format` takes `text` or `json`, not `" + typed + "`");
    }

    /** Whether {@code --format} of a command that writes pages says HTML. */
    boolean isHtml() throws UsageMistake {
        String typed = text("--format").orElse("markdown");
        if (typed.equals("html") || typed.equals("markdown")) {
            return typed.equals("html");
        }
        throw mistake("`--format` takes `markdown` or `html`, not `" + typed + "`");
    }

    private Optional<String> text(String option) {
        return Optional.ofNullable(command.matchedOptionValue(option, (String) null));
    }

    private long whole(String option, String typed) throws UsageMistake {
        try {
            return Long.parseLong(typed);
        } catch (NumberFormatException other) {
            throw mistake("`" + option + "` takes a whole number, not `" + typed + "`");
        }
    }

    private UsageMistake mistake(String message) {
        return new UsageMistake(command.commandSpec(), message);
    }
}
