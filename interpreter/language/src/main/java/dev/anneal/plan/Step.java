package dev.anneal.plan;

import dev.anneal.core.Core;
import dev.anneal.core.CoreDecl;
import dev.anneal.source.Span;
import java.util.List;
import java.util.Optional;

/** One thing that a plan does. Steps are done in the order of the script, as far as anyone can tell from outside. */
public sealed interface Step {
    /** The declaration it comes from. */
    Span span();

    /** Makes a fit, or several repeats of one, and gives it a name. */
    record Fit(Span span, FitTemplate template, FitSpec spec, long repeats) implements Step {
        /** The name of the run. */
        public String name() {
            return template.name();
        }
    }

    /**
     * Makes many fits, the cells of a grid with several repeats each, and gives a name to the table of what was measured.
     *
     * @param template its clauses
     * @param design its axes, repeats and measures
     * @param cells its cells, the last axis running fastest
     */
    record Sweep(Span span, FitTemplate template, SweepDesign design, List<SweepCell> cells) implements Step {
        public Sweep {
            cells = List.copyOf(cells);
        }

        /** The name of the sweep. */
        public String name() {
            return template.name();
        }

        /** The number of fits, at most. */
        public long fits() {
            return cells.size() * design.repeats();
        }
    }

    /** Makes a table out of another one. */
    record Table(Span span, CoreDecl.Table query) implements Step {}

    /** Keeps a value in a file. */
    record Save(Span span, Core value, String path, Span pathSpan) implements Step {}

    /** Gives a name to a value that depends on results. */
    record Bind(Span span, String name, Core value) implements Step {}

    /** Shows a value. */
    record Print(Span span, Core value) implements Step {}

    /** Demands a condition. */
    record Expect(Span span, Core condition) implements Step {}

    /** Demands that two values agree. */
    record ExpectAgreement(Span span, CoreDecl.ExpectAgreement demand) implements Step {}

    /** Makes a page of paragraphs, charts and tables. */
    record Report(Span span, String title, List<Part> parts) implements Step {
        public Report {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A part of a report.
     *
     * @param text the paragraph, or the name of what is shown
     * @param shown a {@link Plot}, a {@link Table} or a {@link Bind}, whose value is shown; empty for a paragraph
     */
    record Part(String text, Optional<Step> shown) {}

    /** Draws a chart. */
    record Plot(Span span, Optional<String> name, Core chart) implements Step {}
}
