package dev.anneal.plan;

/** Where a fit starts. */
public sealed interface Start {
    /** Parameters are drawn from a density; the family's own `init` where a run says nothing else. */
    record Drawn(Datum density) implements Start {}

    /** Parameters are given. */
    record Given(Datum.Fields parameters) implements Start {}

    /** Parameters are those that another fit ends with. */
    record Warm(FitSpec from) implements Start {}
}
