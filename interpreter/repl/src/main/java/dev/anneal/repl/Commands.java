package dev.anneal.repl;

import dev.anneal.Inputs;
import dev.anneal.Preparation;
import dev.anneal.check.CheckedDecl;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.Suggestion;
import dev.anneal.source.Source;
import dev.anneal.source.Span;
import dev.anneal.syntax.Decl;
import dev.anneal.syntax.DeclHead;
import dev.anneal.syntax.Entry;
import dev.anneal.syntax.SyntaxLimits;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Does the commands of a session. */
final class Commands {
    private final Session session;
    private final ScriptLoader loader;

    Commands(Session session) {
        this.session = session;
        this.loader = new ScriptLoader(session);
    }

    /** Does a command as it was typed, with its colon. */
    Verdict run(String typed) {
        int end = 1;
        while (end < typed.length() && !Character.isWhitespace(typed.charAt(end))) {
            end++;
        }
        String word = typed.substring(1, end);
        String argument = typed.substring(end).strip();
        boolean forced = word.endsWith("!");
        List<Command> possible = Command.of(forced ? word.substring(0, word.length() - 1) : word);
        if (word.isEmpty() || possible.isEmpty()) {
            Optional<String> meant = Suggestion.nearest(word, Command.words());
            return refuse("there is no command `:" + word + "`"
                    + meant.map(one -> "; did you mean `:" + one + "`?").orElse("; `:help` lists them"));
        }
        if (possible.size() > 1) {
            List<String> words =
                    possible.stream().map(each -> ":" + each.word()).toList();
            return refuse("`:" + word + "` could be any of " + Submission.quoted(words));
        }
        Command command = possible.get(0);
        if (forced && command != Command.SAVE) {
            return refuse("there is no `:" + word + "`; write `:" + command.word() + "`");
        }
        if (argument.isEmpty() && command.needsArgument()) {
            return refuse("write `" + command.usage() + "`: " + command.summary());
        }
        return run(command, argument, forced);
    }

    private Verdict run(Command command, String argument, boolean forced) {
        return switch (command) {
            case HELP -> help(argument);
            case DOC -> new Documentation(session).tell(argument) ? Verdict.DONE : Verdict.WRONG;
            case TYPE -> type(argument);
            case PLAN -> plan(argument);
            case VARS -> vars();
            case LOAD -> loader.load(argument);
            case RELOAD -> loader.reload();
            case SAVE -> new ScriptWriter(session).save(argument, forced);
            case SET -> set(argument);
            case TIME -> time(argument);
            case SEED -> seed(argument);
            case RESET -> reset();
            case QUIT -> Verdict.LEFT;
        };
    }

    private Verdict refuse(String why) {
        session.tell(new Reply.Refused(why));
        return Verdict.WRONG;
    }

    private Verdict help(String argument) {
        if (!argument.isEmpty()) {
            String word = argument.startsWith(":") ? argument.substring(1) : argument;
            List<Command> named = Command.of(word);
            if (named.size() == 1) {
                Command command = named.get(0);
                session.tell(new Reply.Answered(command.usage() + "\n  " + command.summary() + "\n"));
                return Verdict.DONE;
            }
            return new Documentation(session).tell(argument) ? Verdict.DONE : Verdict.WRONG;
        }
        StringBuilder out = new StringBuilder();
        out.append("""
                A statement is done when Enter is pressed; an expression alone is printed. What is
                not whole goes on on the next line; an empty line ends it. Ctrl-C stops what runs,
                or clears the line; Ctrl-D leaves. Tab completes.

                """);
        for (Command command : Command.values()) {
            out.append(String.format(Locale.ROOT, "  %-25s %s%n", command.usage(), command.summary())
                    .replace("\r\n", "\n"));
        }
        out.append("""

                Commands may be shortened: `:q`. Begin with
                  target two_modes = 0.5 * normal([3, 0], 1) + 0.5 * normal([-3, 0], 1)
                  family pair = gaussian_mixture(dim: 2, components: 2)
                  run first { fit pair to two_modes; until 20 }
                """);
        session.tell(new Reply.Answered(out.toString()));
        return Verdict.DONE;
    }

    private Verdict type(String expression) {
        Statement statement = typed("print " + expression, expression);
        Workspace workspace = session.workspace().withAtEnd(statement);
        List<Diagnostic> found = workspace.about(statement);
        if (found.stream().anyMatch(Diagnostic::isError)) {
            session.tell(new Reply.Diagnosed(
                    found.stream().map(workspace.script()::original).toList()));
            return Verdict.WRONG;
        }
        Optional<CheckedDecl> checked = workspace.checked(statement);
        if (checked.isPresent() && checked.get().decl() instanceof Decl.Print print) {
            session.tell(
                    new Reply.Answered(Documentation.words(checked.get().facts().type(print.value())) + "\n"));
            return Verdict.DONE;
        }
        return refuse("`:type` takes an expression");
    }

    /** A statement that the session makes out of what was typed behind a command. */
    private static Statement typed(String text, String typed) {
        Source source = Source.of(SessionScript.NAME, typed);
        return new Statement(
                new Span(source, 0, typed.length()), text, Statement.of(text).decl());
    }

    private Verdict plan(String argument) {
        Workspace workspace = session.workspace();
        Predicate<CheckedDecl> wanted = decl -> decl.decl() instanceof Decl.Study && decl.sound();
        Optional<CheckedDecl> named = workspace.checked(argument);
        if (named.isPresent()) {
            wanted = Workspace.only(named.get());
        } else if (!argument.isEmpty()) {
            List<Entry.Statement> typed = Entry.of(Source.of(SessionScript.NAME, argument), SyntaxLimits.DEFAULT)
                    .statements();
            if (typed.isEmpty()) {
                return refuse("write `" + Command.PLAN.usage() + "`");
            }
            Statement statement = Statement.of(typed.get(0));
            workspace = statement.declares() ? workspace.with(statement) : workspace.withAtEnd(statement);
            List<Diagnostic> found = workspace.about(statement);
            if (found.stream().anyMatch(Diagnostic::isError)) {
                session.tell(new Reply.Diagnosed(
                        found.stream().map(workspace.script()::original).toList()));
                return Verdict.WRONG;
            }
            Optional<CheckedDecl> checked = workspace.checked(statement);
            if (checked.isPresent()) {
                wanted = Workspace.only(checked.get());
            }
        }
        Preparation preparation = workspace.compilation().neededFor(wanted).prepare(Inputs.defaults());
        if (!preparation.diagnostics().isEmpty()) {
            session.tell(new Reply.Diagnosed(preparation.diagnostics().stream()
                    .map(workspace.script()::original)
                    .toList()));
        }
        if (preparation.plan().isEmpty()) {
            return Verdict.WRONG;
        }
        session.tell(new Reply.Answered(preparation.plan().get().explain()));
        return Verdict.DONE;
    }

    private Verdict vars() {
        StringBuilder out = new StringBuilder();
        for (CheckedDecl decl : session.workspace().compilation().checked().declarations()) {
            for (String name : decl.names()) {
                out.append(String.format(
                        Locale.ROOT, "  %-9s %-20s %s%n", DeclHead.word(decl.decl()), name, state(decl, name)));
            }
        }
        session.tell(new Reply.Answered(
                out.length() == 0
                        ? "nothing has been declared yet\n"
                        : out.toString().replace("\r\n", "\n")));
        return Verdict.DONE;
    }

    private String state(CheckedDecl decl, String name) {
        if (session.workspace().broken().contains(name)) {
            return "has an error";
        } else if (!decl.sound()) {
            return "depends on what has an error";
        } else if (session.memory().stopped().contains(name)) {
            return Documentation.words(decl.type()) + ", stopped";
        } else if (decl.decl() instanceof Decl.Param param) {
            return Documentation.words(decl.type()) + ", "
                    + param.defaultValue().span().text();
        }
        return decl.decl() instanceof Decl.Import importing
                ? "from " + importing.path()
                : Documentation.words(decl.type());
    }

    private Verdict set(String argument) {
        int end = 0;
        while (end < argument.length()
                && !Character.isWhitespace(argument.charAt(end))
                && argument.charAt(end) != '=') {
            end++;
        }
        String name = argument.substring(0, end);
        String rest = argument.substring(end).strip();
        String value = rest.startsWith("=") ? rest.substring(1).strip() : rest;
        if (name.isEmpty() || value.isEmpty()) {
            return refuse("write `" + Command.SET.usage() + "`");
        }
        for (Statement statement : session.workspace().script().statements()) {
            if (statement.names().contains(name) && statement.decl().get() instanceof Decl.Param param) {
                int from = param.defaultValue().span().start();
                int to = param.defaultValue().span().end();
                String text = statement.text();
                return session.submit(Statement.of(text.substring(0, from) + value + text.substring(to)));
            }
        }
        List<String> inputs = session.workspace().compilation().parameters().stream()
                .map(parameter -> parameter.name())
                .toList();
        if (inputs.contains(name)) {
            return refuse("`" + name + "` is an input of an imported file; its value is what that file says");
        }
        return refuse("there is no input `" + name + "`"
                + Suggestion.help(name, inputs).map(help -> "; " + help).orElse("; declare it with `param`"));
    }

    private Verdict time(String argument) {
        long begin = System.nanoTime();
        Verdict verdict = session.submit(argument);
        double seconds = (System.nanoTime() - begin) / 1e9;
        session.tell(new Reply.Answered(
                String.format(Locale.ROOT, "took %.3g s%n", seconds).replace("\r\n", "\n")));
        return verdict;
    }

    private Verdict seed(String argument) {
        if (argument.isEmpty()) {
            OptionalLong seed = session.seed();
            session.tell(new Reply.Answered("runs that name no seed have "
                    + (seed.isPresent() ? "the seed " + seed.getAsLong() : "the seed 0") + "\n"));
            return Verdict.DONE;
        }
        try {
            session.seed(OptionalLong.of(Long.parseLong(argument)));
        } catch (NumberFormatException other) {
            return refuse("`:seed` takes a whole number, not `" + argument + "`");
        }
        session.tell(new Reply.Noted("runs that are typed from now on and name no seed have the seed " + argument));
        return Verdict.DONE;
    }

    private Verdict reset() {
        session.reset();
        session.tell(new Reply.Noted("everything is forgotten"));
        return Verdict.DONE;
    }
}
