package dev.anneal.run;

import dev.anneal.diagnostic.Diagnostic;

/** What happens while a plan is run; told to a listener in this order, from one thread. */
public sealed interface RunEvent {
    /** It began. */
    record Started(long fits) implements RunEvent {}

    /** It is this far. Told at intervals; of several that were not told yet only the last counts. */
    record Advanced(Progress progress) implements RunEvent {}

    /** A fit is finished. */
    record FitFinished(Fit fit) implements RunEvent {}

    /** The script prints something. */
    record Prints(Printed printed) implements RunEvent {}

    /** A sweep is finished: how many fits it made, and how many of them failed. */
    record SweepFinished(String name, Table table, long fits, long failed) implements RunEvent {}

    /** The script saves something. */
    record Saves(SavedFile file) implements RunEvent {}

    /** The script draws a chart. */
    record Draws(Chart chart) implements RunEvent {}

    /** The script makes a page. */
    record Reports(Report report) implements RunEvent {}

    /** An expectation was looked at. */
    record Expects(Expectation expectation) implements RunEvent {}

    /** Something is doubtful. */
    record Warns(Diagnostic diagnostic) implements RunEvent {}

    /** It ended; nothing follows. */
    record Finished(Outcome outcome) implements RunEvent {}
}
