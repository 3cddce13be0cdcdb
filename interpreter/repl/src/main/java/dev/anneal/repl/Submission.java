package dev.anneal.repl;

import dev.anneal.Compilation;
import dev.anneal.Inputs;
import dev.anneal.Plan;
import dev.anneal.Preparation;
import dev.anneal.RunHandle;
import dev.anneal.RunOptions;
import dev.anneal.check.CheckedDecl;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.run.Outcome;
import dev.anneal.run.Printed;
import dev.anneal.run.Results;
import dev.anneal.run.RunEvent;
import dev.anneal.syntax.Decl;
import dev.anneal.type.Type;
import dev.anneal.type.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/** One statement on its way into a session: checked, accepted, run, and told about. */
final class Submission {
    /** The types without parts whose values say more than their types. */
    private static final Set<Type> NUMBERS_AND_TEXTS = Set.of(
            Type.Simple.REAL,
            Type.Simple.BOOL,
            Type.Simple.STRING,
            Type.Simple.ESTIMATE,
            Type.Simple.NUMERIC,
            Type.Simple.MISSING,
            Type.Simple.ANY);

    private final Session session;
    private final Workspace before;
    private final Statement statement;

    Submission(Session session, Workspace before, Statement statement) {
        this.session = session;
        this.before = before;
        this.statement = statement;
    }

    Verdict submit() {
        // What cannot be read could swallow what stands below it, so that it is looked at where nothing does.
        Workspace after =
                statement.declares() && statement.isReadable() ? before.with(statement) : before.withAtEnd(statement);
        List<Diagnostic> found = after.about(statement);
        if (found.stream().anyMatch(Diagnostic::isError)) {
            return refuse(after, found);
        }
        Optional<CheckedDecl> checked = after.checked(statement);
        if (checked.isEmpty()) {
            return refuse(after, after.compilation().diagnostics());
        }
        if (!checked.get().sound()) {
            return refuseBroken(after, checked.get());
        }
        if (isChart(checked.get())) {
            return session.submit(statement.reading(statement.text().replaceFirst("print ", "plot ")));
        }
        Preparation preparation =
                after.compilation().neededFor(Workspace.only(checked.get())).prepare(Inputs.defaults());
        if (preparation.plan().isEmpty()) {
            return refuse(after, preparation.diagnostics());
        }
        List<Diagnostic> warnings = new ArrayList<>(found);
        preparation.diagnostics().stream().filter(one -> isAbout(after, one)).forEach(warnings::add);
        diagnose(after, warnings);
        return statement.declares()
                ? declare(after, checked.get())
                : show(after, preparation.plan().get());
    }

    private static boolean isChart(CheckedDecl checked) {
        return checked.decl() instanceof Decl.Print print && checked.facts().type(print.value()) == Type.Simple.CHART;
    }

    private Verdict refuse(Workspace after, List<Diagnostic> found) {
        diagnose(after, found);
        return Verdict.WRONG;
    }

    private void diagnose(Workspace after, List<Diagnostic> found) {
        if (!found.isEmpty()) {
            session.tell(new Reply.Diagnosed(
                    found.stream().map(after.script()::original).toList()));
        }
    }

    private boolean isAbout(Workspace after, Diagnostic diagnostic) {
        return after.script()
                .at(diagnostic.primary().span())
                .filter(statement::equals)
                .isPresent();
    }

    private Verdict refuseBroken(Workspace after, CheckedDecl checked) {
        Set<String> needed = new LinkedHashSet<>();
        after.compilation()
                .neededFor(Workspace.only(checked))
                .checked()
                .declarations()
                .forEach(decl -> needed.addAll(decl.names()));
        needed.retainAll(after.broken());
        session.tell(
                new Reply.Refused("this needs " + quoted(needed) + ", which " + (needed.size() == 1 ? "has" : "have")
                        + " an error; declare " + (needed.size() == 1 ? "it" : "them") + " anew"));
        return Verdict.WRONG;
    }

    private Verdict show(Workspace after, Plan plan) {
        Verdict verdict = run(after, plan, Optional.empty());
        if (verdict != Verdict.WRONG) {
            session.workspace(before.withShown(statement));
        }
        return verdict;
    }

    private Verdict declare(Workspace after, CheckedDecl checked) {
        statement.names().forEach(session.memory()::forget);
        session.workspace(after);
        Verdict verdict = present(after, checked);
        if (before.isChangedBy(statement)) {
            new Dependents(session, before, after, statement).tell();
        }
        return verdict;
    }

    /** Shows what was declared: the value of what has one that can be shown, of the rest what it is. */
    private Verdict present(Workspace after, CheckedDecl checked) {
        Decl decl = checked.decl();
        boolean shown = decl instanceof Decl.Study || decl instanceof Decl.Table;
        boolean value = decl instanceof Decl.Let || decl instanceof Decl.Param;
        if (decl instanceof Decl.Plot) {
            return prepared(after, checked)
                    .map(plan -> run(after, plan, Optional.empty()))
                    .orElse(Verdict.WRONG);
        }
        if (!shown && !(value && isShort(checked.type()))) {
            describe(checked);
            return Verdict.DONE;
        }
        String name = statement.names().get(0);
        Statement print = Statement.of("print " + name);
        Workspace printing = after.withAtEnd(print);
        Optional<CheckedDecl> printed = printing.checked(print);
        Optional<Plan> plan = printed.flatMap(one -> prepared(printing, one));
        if (plan.isEmpty()) {
            return Verdict.WRONG;
        }
        return run(printing, plan.get(), value ? Optional.of(name) : Optional.empty());
    }

    private static Optional<Plan> prepared(Workspace workspace, CheckedDecl wanted) {
        Compilation needed = workspace.compilation().neededFor(Workspace.only(wanted));
        return needed.prepare(Inputs.defaults()).plan();
    }

    private static boolean isShort(Type type) {
        return NUMBERS_AND_TEXTS.contains(type)
                || type instanceof Type.Vector
                || type instanceof Type.Matrix
                || type instanceof Type.Sequence
                || type instanceof Type.Fields;
    }

    private void describe(CheckedDecl checked) {
        if (checked.decl() instanceof Decl.Named named && named.parameters().isPresent()) {
            session.tell(new Reply.Declared(named.name().text() + ": " + Words.a(checked.type()) + " with parameters"));
        } else if (checked.decl() instanceof Decl.Import importing) {
            session.tell(new Reply.Declared(quoted(statement.names()) + " from " + importing.path()));
        } else if (!(checked.decl() instanceof Decl.Language)) {
            session.tell(new Reply.Declared(String.join(", ", statement.names()) + ": " + Words.a(checked.type())));
        }
    }

    /**
     * Runs a plan and tells what concerns the statement: what it depends on was told when it was typed.
     *
     * @param value the name of a value, where the plan prints one
     */
    private Verdict run(Workspace workspace, Plan plan, Optional<String> value) {
        plan.forecasts().forEach((name, forecast) -> {
            if (statement.names().contains(name)) {
                session.tell(new Reply.Answered(forecast));
            }
        });
        RunOptions options =
                RunOptions.defaults().memory(session.memory()).listener(event -> pass(workspace, event, value));
        try (RunHandle handle = plan.start(options)) {
            session.running(Optional.of(handle));
            Results results = handle.completion().toCompletableFuture().get();
            return verdict(results);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Verdict.FAILED;
        } catch (ExecutionException broken) {
            throw new IllegalStateException("the run broke", broken.getCause());
        } finally {
            session.running(Optional.empty());
        }
    }

    private void pass(Workspace workspace, RunEvent event, Optional<String> value) {
        if (event instanceof RunEvent.Warns warns) {
            boolean relevant = isAbout(workspace, warns.diagnostic())
                    || warns.diagnostic().code() == DiagnosticCode.LIKELY_COLLAPSE
                    || warns.diagnostic().isError();
            if (!relevant) {
                return;
            }
        } else if (event instanceof RunEvent.Draws draws && !isOwn(draws.chart().name())) {
            return;
        } else if (event instanceof RunEvent.Prints prints
                && prints.printed() instanceof Printed.Text text
                && value.isPresent()) {
            session.tell(new Reply.Declared(value.get() + " = " + text.text()));
            return;
        }
        session.tell(new Reply.Happened(workspace.script().original(event)));
    }

    /** Whether a chart is that of this statement, and not one that it uses. */
    private boolean isOwn(String chart) {
        return statement.names().isEmpty()
                ? before.script().statements().stream()
                        .noneMatch(each -> each.names().contains(chart))
                : statement.names().contains(chart);
    }

    private Verdict verdict(Results results) {
        if (!session.memory().stopped().isEmpty() && session.wasStopped() && results.outcome() == Outcome.STOPPED) {
            session.tell(new Reply.Noted("stopped; "
                    + (statement.names().isEmpty() ? "" : quoted(statement.names()) + ": ") + "the best so far"));
        } else if (results.outcome() == Outcome.LIMIT_REACHED || results.outcome() == Outcome.CANCELLED) {
            session.tell(new Reply.Noted(results.outcome().words()));
        }
        boolean failed = !results.expectationsHold()
                || results.outcome() == Outcome.FAILED
                || results.outcome() == Outcome.LIMIT_REACHED
                || results.warnings().stream().anyMatch(Diagnostic::isError);
        return failed ? Verdict.FAILED : Verdict.DONE;
    }

    /** Names as a list for people. */
    static String quoted(Iterable<String> names) {
        List<String> quoted = new ArrayList<>();
        names.forEach(name -> quoted.add("`" + name + "`"));
        int last = quoted.size() - 1;
        return last < 1
                ? String.join("", quoted)
                : String.join(", ", quoted.subList(0, last)) + " and " + quoted.get(last);
    }
}
