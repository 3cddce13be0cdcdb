package dev.anneal.engine;

import dev.anneal.core.OnFailure;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.evaluate.Environment;
import dev.anneal.evaluate.EvaluationError;
import dev.anneal.evaluate.Evaluator;
import dev.anneal.evaluate.UnknownValue;
import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import dev.anneal.numerics.Interruption;
import dev.anneal.plan.ExecutionPlan;
import dev.anneal.plan.FitTemplate;
import dev.anneal.plan.Step;
import dev.anneal.run.Chart;
import dev.anneal.run.Expectation;
import dev.anneal.run.Fit;
import dev.anneal.run.FitStore;
import dev.anneal.run.Outcome;
import dev.anneal.run.Printed;
import dev.anneal.run.Report;
import dev.anneal.run.Results;
import dev.anneal.run.RunEvent;
import dev.anneal.run.SavedFile;
import dev.anneal.source.Source;
import dev.anneal.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/**
 * One run of a plan. Fits are made by the pool, several at once; the steps of the script are told in their order, on the
 * thread that runs this, so that what a user sees does not depend on which fit was ready first.
 */
public final class Execution {
    private final ExecutionPlan plan;
    private final RunControl control;
    private final EventDispatcher events;
    private final FitMemory memory;
    private final Hosts hosts;
    private final WorkMeter meter;
    private final FitRunner fits;
    private final Map<String, SweepRunner> sweeps = new HashMap<>();
    private final IdentityHashMap<Value.Rows, String> titles = new IdentityHashMap<>();
    private final Environment environment;
    private final Evaluator evaluator;
    private final Assertions assertions;
    private final Charting charting;
    private final ResultsSoFar found;
    private boolean sweepsCut;
    private boolean failed;
    /** Whether an expression or a chart was left in the middle. */
    private boolean left;

    private Execution(
            ExecutionPlan plan,
            Backends backends,
            ExecutorService pool,
            RunControl control,
            FitStore store,
            FitMemory memory,
            EventDispatcher events,
            ResultsSoFar found) {
        this.plan = plan;
        this.found = found;
        this.control = control;
        this.events = events;
        this.memory = memory;
        this.hosts = backends.hosts();
        this.meter = new WorkMeter(plan, backends, memory::knows);
        this.fits = new FitRunner(backends, pool, control, meter, store, memory);
        plan.sweeps()
                .forEach(sweep -> sweeps.put(
                        sweep.name(), new SweepRunner(sweep, backends, pool, control, meter, store, memory)));
        this.environment = plan.values().copy();
        this.evaluator = new Evaluator(environment, new EngineIntrinsics(hosts, control.conclusion()));
        this.assertions = new Assertions(evaluator);
        this.charting = new Charting(evaluator, control.conclusion());
    }

    /**
     * Runs a plan to its end, or to where it is stopped.
     *
     * @param listener is told what happens, from a thread of its own
     * @throws InterruptedException if the thread is interrupted; the fits are cancelled
     */
    public static Results run(
            ExecutionPlan plan,
            Backends backends,
            ExecutorService pool,
            RunControl control,
            Consumer<RunEvent> listener)
            throws InterruptedException {
        return run(plan, backends, pool, control, FitStore.NONE, new FitMemory(), listener, new ResultsSoFar());
    }

    /**
     * As above, with fits taken from where they have been kept, and kept there otherwise.
     *
     * @param store where the fits of sweeps are kept
     * @param memory where the fits of runs are kept, and what was stopped of sweeps
     * @param found takes what has been found, as soon as it is
     */
    public static Results run(
            ExecutionPlan plan,
            Backends backends,
            ExecutorService pool,
            RunControl control,
            FitStore store,
            FitMemory memory,
            Consumer<RunEvent> listener,
            ResultsSoFar found)
            throws InterruptedException {
        EventDispatcher events = new EventDispatcher(listener);
        Execution execution = new Execution(plan, backends, pool, control, store, memory, events, found);
        Outcome outcome;
        try {
            outcome = execution.run();
        } catch (InterruptedException | RuntimeException | Error broken) {
            // The fits that still run serve nobody any more.
            control.cancel();
            throw broken;
        } finally {
            events.close();
        }
        // Only now has the listener been told everything, and had its chance to fail.
        return execution.results(outcome, events.failure());
    }

    private Results results(Outcome outcome, Optional<Throwable> listenerFailure) {
        listenerFailure.ifPresent(thrown -> found.add(Diagnostic.of(
                DiagnosticCode.LISTENER_FAILED, place(), "a listener failed and was told nothing more: " + thrown)));
        return found.with(outcome, values());
    }

    /** A place for what belongs to no step: the first. */
    private Span place() {
        return plan.steps().isEmpty()
                ? new Span(Source.of("script", ""), 0, 0)
                : plan.steps().get(0).span();
    }

    private Map<String, Object> values() {
        try {
            return NamedValues.of(environment, hosts, found.names());
        } catch (OutOfMemoryError tooLarge) {
            found.add(Diagnostic.of(
                    DiagnosticCode.LIMIT_REACHED,
                    place(),
                    "the values of the script need more memory than there is, and are left out of its results"));
            return Map.of();
        }
    }

    private Outcome run() throws InterruptedException {
        events.tell(new RunEvent.Started(plan.fitCount()));
        // In the order of the script, so that what is waited for first is made first.
        for (Step step : plan.steps()) {
            if (step instanceof Step.Fit fit) {
                fits.begin(fit);
            } else if (step instanceof Step.Sweep sweep) {
                runner(sweep).begin();
            }
        }
        forewarn();
        for (Step step : plan.steps()) {
            heedInterruption();
            if (control.isCancelled() || failed) {
                break;
            }
            try {
                step(step);
            } catch (EvaluationError error) {
                warn(error.diagnostic());
                if (step instanceof Step.Expect || step instanceof Step.ExpectAgreement) {
                    // What cannot be looked at does not hold.
                    expectation(new Expectation(
                            step.span(), false, error.diagnostic().message() + "\n"));
                }
            } catch (UnknownValue unknown) {
                // It depends on a fit that was not reached before the run was stopped, or on a step with an error.
                skipped(step);
            } catch (OutOfMemoryError tooLarge) {
                warn(Diagnostic.of(DiagnosticCode.LIMIT_REACHED, step.span(), "this needs more memory than there is"));
            } catch (Interruption cancelled) {
                left = true;
                break;
            }
        }
        heedInterruption();
        Outcome outcome = outcome();
        if (failed) {
            control.cancel();
        }
        Optional<FitTemplate> first = plan.steps().stream()
                .map(Execution::template)
                .flatMap(Optional::stream)
                .findFirst();
        if (outcome == Outcome.LIMIT_REACHED && first.isPresent()) {
            warn(Diagnostic.of(
                    DiagnosticCode.LIMIT_REACHED,
                    first.get().nameSpan(),
                    "the run was stopped because its time was up; fits are the best so far"));
        }
        events.tell(new RunEvent.Finished(outcome));
        return outcome;
    }

    /** What an interrupted thread computes is cancelled; here its owner is told. */
    private static void heedInterruption() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the run was interrupted");
        }
    }

    /** Says what the theory knows about runs, while the pool makes them: it costs more than checking a script may. */
    private void forewarn() throws InterruptedException {
        for (Step.Fit fit : plan.fits()) {
            if (!control.mayBegin()) {
                return;
            }
            if (memory.knows(fit)) {
                continue; // It was told when the fit was made.
            }
            Optional<Diagnostic> warning = forecastWarning(fit);
            // One that was left in the middle knows no better way.
            if (warning.isPresent() && control.mayBegin()) {
                warn(warning.get());
            }
        }
    }

    private Optional<Diagnostic> forecastWarning(Step.Fit fit) {
        try {
            return CollapseForecast.of(fit.spec(), control.checkpoint(fraction -> {}))
                    .flatMap(forecast -> forecast.warning(fit.template()));
        } catch (HostFailure failure) {
            return Optional.empty(); // The fit will say so itself.
        }
    }

    private static Optional<FitTemplate> template(Step step) {
        if (step instanceof Step.Fit fit) {
            return Optional.of(fit.template());
        }
        return step instanceof Step.Sweep sweep ? Optional.of(sweep.template()) : Optional.empty();
    }

    private SweepRunner runner(Step.Sweep sweep) {
        SweepRunner runner = sweeps.get(sweep.name());
        if (runner == null) {
            throw new IllegalStateException("no runner of the sweep " + sweep.name());
        }
        return runner;
    }

    private Outcome outcome() {
        if (failed) {
            return Outcome.FAILED;
        }
        if (control.isCancelled()) {
            return Outcome.CANCELLED;
        }
        if (!fits.wereCut() && !sweepsCut && !left) {
            return Outcome.COMPLETED;
        }
        return control.isOverdue() && !control.isStopped() ? Outcome.LIMIT_REACHED : Outcome.STOPPED;
    }

    private void skipped(Step step) throws InterruptedException {
        if (step instanceof Step.Expect || step instanceof Step.ExpectAgreement) {
            expectation(new Expectation(step.span(), false, "a value that it needs is not there\n"));
        }
    }

    private void step(Step step) throws InterruptedException {
        if (step instanceof Step.Fit fit) {
            fit(fit);
        } else if (step instanceof Step.Sweep sweep) {
            sweep(sweep);
        } else if (step instanceof Step.Table table) {
            Value.Rows rows = TableQuery.evaluate(table.query(), evaluator);
            environment.define(table.query().name(), rows);
            found.add(table.query().name(), new TableView(rows));
        } else if (step instanceof Step.Save save) {
            SavedFile file = Saving.file(save, evaluator.evaluate(save.value()), charting);
            events.tell(new RunEvent.Saves(file));
        } else if (step instanceof Step.Bind bind) {
            environment.define(bind.name(), evaluator.evaluate(bind.value()));
        } else if (step instanceof Step.Print print) {
            events.tell(new RunEvent.Prints(printed(evaluator.evaluate(print.value()))));
        } else if (step instanceof Step.Expect expect) {
            expectation(assertions.check(expect));
        } else if (step instanceof Step.ExpectAgreement expect) {
            expectation(assertions.check(expect));
        } else if (step instanceof Step.Report report) {
            events.tell(new RunEvent.Reports(report(report)));
        } else if (step instanceof Step.Plot plot) {
            Value value = evaluator.evaluate(plot.chart());
            plot.name().ifPresent(name -> environment.define(name, value));
            Chart chart = charting.chart(plot, value);
            found.add(chart);
            events.tell(new RunEvent.Draws(chart));
        }
    }

    /** A part that cannot be shown is told, and is no reason to leave out the others. */
    private Report report(Step.Report step) throws InterruptedException {
        List<Report.Item> items = new ArrayList<>();
        for (Step.Part part : step.parts()) {
            try {
                items.add(item(part));
            } catch (EvaluationError error) {
                warn(error.diagnostic());
            } catch (UnknownValue unknown) {
                // What it needs was not reached.
            }
        }
        return new Report(step.title(), items);
    }

    private Report.Item item(Step.Part part) {
        if (part.shown().isEmpty()) {
            return new Report.Item.Paragraph(part.text());
        }
        Step shown = part.shown().get();
        if (shown instanceof Step.Plot plot) {
            Chart chart = charting.chart(plot, evaluator.evaluate(plot.chart()));
            found.add(chart);
            return new Report.Item.OfChart(chart);
        }
        Value value = shown instanceof Step.Table table
                ? TableQuery.evaluate(table.query(), evaluator)
                : evaluator.evaluate(((Step.Bind) shown).value());
        if (value instanceof Value.Rows rows) {
            return new Report.Item.OfTable(part.text(), new TableView(rows));
        }
        return new Report.Item.Paragraph(ValueText.of(value));
    }

    private void fit(Step.Fit step) throws InterruptedException {
        Optional<FitView> fit = fits.await(step, progress -> events.tell(new RunEvent.Advanced(progress)));
        if (fit.isEmpty()) {
            return;
        }
        environment.define(step.name(), fit.get());
        found.add((Fit) fit.get());
        events.tell(new RunEvent.FitFinished(fit.get()));
        if (fit.get().doubt().isPresent()) {
            warn(Diagnostic.of(
                    DiagnosticCode.DOUBTFUL_FIT,
                    step.template().nameSpan(),
                    "the fit of `" + step.name() + "` is less accurate than usual: "
                            + fit.get().doubt().get()));
        }
        if (fit.get().failure().isPresent()) {
            failed = step.template().onFailure() == OnFailure.STOP;
            warn(Diagnostic.of(
                    DiagnosticCode.FIT_FAILED,
                    step.template().nameSpan(),
                    "the fit of `" + step.name() + "` failed: "
                            + fit.get().failure().get().message()));
        }
    }

    private void sweep(Step.Sweep step) throws InterruptedException {
        Optional<SweepTable> done = runner(step)
                .await(
                        evaluator,
                        plan.values(),
                        environment,
                        progress -> events.tell(new RunEvent.Advanced(progress)),
                        part -> found.add(step.name(), new TableView(part.rows())));
        if (done.isEmpty()) {
            found.forgetTable(step.name());
            return;
        }
        SweepTable table = done.get();
        environment.define(step.name(), table.rows());
        TableView view = new TableView(table.rows());
        found.add(step.name(), view);
        titles.put(table.rows(), title(step, table));
        sweepsCut |= table.cut() > 0;
        events.tell(new RunEvent.SweepFinished(step.name(), view, table.fits(), table.failed()));
        if (table.firstFailure().isPresent()) {
            failed = step.template().onFailure() == OnFailure.STOP;
            warn(Diagnostic.of(
                    DiagnosticCode.FIT_FAILED,
                    step.template().nameSpan(),
                    table.failed() + " of " + (table.fits() + table.failed()) + " fits of `" + step.name()
                            + "` failed" + (failed ? "" : " and are left out") + "; the first is "
                            + table.firstFailure().get()));
        }
    }

    /** What stands above a sweep where it is printed: how large it is, and what is not in it. */
    private static String title(Step.Sweep step, SweepTable table) {
        int cells = step.cells().size();
        String text = "sweep " + step.name() + ": " + cells + (cells == 1 ? " cell, " : " cells, ") + table.fits()
                + (table.fits() == 1 ? " fit" : " fits");
        if (table.failed() > 0) {
            text += ", " + table.failed() + " failed";
        }
        return table.cut() > 0 ? text + "; stopped early, " + table.cut() + " cells are not complete" : text;
    }

    private void expectation(Expectation expectation) throws InterruptedException {
        found.add(expectation);
        events.tell(new RunEvent.Expects(expectation));
    }

    private void warn(Diagnostic diagnostic) throws InterruptedException {
        found.add(diagnostic);
        events.tell(new RunEvent.Warns(diagnostic));
    }

    private Printed printed(Value value) {
        if (value instanceof FitView fit) {
            return new Printed.OfFit(fit);
        }
        if (value instanceof Value.Rows rows) {
            return new Printed.OfTable(Optional.ofNullable(titles.get(rows)), new TableView(rows));
        }
        return new Printed.Text(value instanceof Value.Text text ? text.value() : ValueText.of(value));
    }
}
