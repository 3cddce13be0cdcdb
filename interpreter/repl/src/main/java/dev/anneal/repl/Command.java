package dev.anneal.repl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The commands of a session, which are no part of the language: a colon and a word. */
enum Command {
    HELP("[COMMAND]", "what can be typed here"),
    DOC("NAME", "what a name is, also `Run.coverage` or `ANN-0203`"),
    TYPE("EXPRESSION", "the type of an expression, which is not evaluated"),
    PLAN("[NAME | STATEMENT]", "what a run would do: steps, time, forecasts"),
    VARS("", "the names that have been declared"),
    LOAD("FILE", "does the statements of a script"),
    RELOAD("", "does those of the last script again"),
    SAVE("FILE", "writes the session as a script; `:save!` replaces a file"),
    SET("NAME = VALUE", "gives an input (a `param`) another value"),
    TIME("STATEMENT", "does a statement, and says how long it took"),
    SEED("[NUMBER]", "the seed of runs typed from now on that name none"),
    RESET("", "forgets everything"),
    QUIT("", "leaves, as Ctrl-D does");

    private final String arguments;
    private final String summary;

    Command(String arguments, String summary) {
        this.arguments = arguments;
        this.summary = summary;
    }

    /** Whether what was typed is a command and no statement. */
    static boolean isCommand(String typed) {
        return typed.stripLeading().startsWith(":");
    }

    /** The word behind the colon. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it takes, as help shows it. */
    String arguments() {
        return arguments;
    }

    /** What it does, in a line. */
    String summary() {
        return summary;
    }

    /** Whether it needs something behind its word. */
    boolean needsArgument() {
        return !arguments.isEmpty() && !arguments.startsWith("[");
    }

    /** How it is typed. */
    String usage() {
        return (":" + word() + " " + arguments).strip();
    }

    /** The commands that a word may mean: itself, or all that begin with it. */
    static List<Command> of(String typed) {
        List<Command> possible = new ArrayList<>();
        for (Command command : values()) {
            if (command.word().equals(typed)) {
                return List.of(command);
            } else if (command.word().startsWith(typed)) {
                possible.add(command);
            }
        }
        return possible;
    }

    /** All words. */
    static List<String> words() {
        List<String> words = new ArrayList<>();
        for (Command command : values()) {
            words.add(command.word());
        }
        return words;
    }
}
