package dev.anneal.core;

import dev.anneal.source.Span;
import dev.anneal.type.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A declaration with its expressions in core form. */
public sealed interface CoreDecl {
    /** The place of the declaration. */
    Span span();

    /** An input with its default, and what it may be. */
    record Input(
            Span span,
            String name,
            SizedType sizedType,
            Core defaultValue,
            Optional<Core> allowed,
            String documentation)
            implements CoreDecl {
        /** Its type; sizes that depend on other inputs are variables. */
        public Type type() {
            return sizedType.type();
        }
    }

    /** A named value. */
    record Value(Span span, String name, Core value, boolean usesResults) implements CoreDecl {}

    /** A function, or a target, family or schedule with parameters. */
    record Function(Span span, String name, List<Parameter> parameters, Core body) implements CoreDecl {
        public Function {
            parameters = List.copyOf(parameters);
        }
    }

    /** A parameter of a function, with the type that its author wrote, if one was written. */
    record Parameter(String name, Optional<Type> type, Optional<Core> defaultValue) {}

    /** A run or a sweep. */
    record Study(
            Span span,
            String name,
            Span nameSpan,
            Optional<Grid> sweep,
            Map<ClauseName, Core> clauses,
            Recording recording,
            OnFailure onFailure,
            Optional<Core> retries)
            implements CoreDecl {
        public Study {
            clauses = Map.copyOf(clauses);
        }
    }

    /**
     * What a sweep goes over, and what it keeps of the fits.
     *
     * @param axes its axes, in order
     * @param repetition how many fits are made for each cell
     * @param measures what is measured over the fits of a cell; where there is nothing, each fit is kept
     */
    record Grid(List<Axis> axes, Repetition repetition, List<Column> measures) {
        public Grid {
            axes = List.copyOf(axes);
            measures = List.copyOf(measures);
        }
    }

    /**
     * How many fits are made for each cell of a sweep.
     *
     * @param most how many, at most; one where it is left out
     * @param until when they are enough, where that is asked for: a condition on the measures
     * @param seeds whether cells share their starts, where that is said: "common" or "independent"
     */
    record Repetition(Optional<Core> most, Optional<Core> until, Optional<Core> seeds) {
        /** One fit for each cell. */
        static final Repetition ONCE = new Repetition(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A measure of a sweep or a column of a table. */
    record Column(String name, Core value) {}

    /** An axis of a sweep, or several that go together, with the list of its values. */
    record Axis(List<String> names, Core values) {
        public Axis {
            names = List.copyOf(names);
        }
    }

    /** What is recorded while a run works. */
    record Recording(List<String> fields, Optional<Core> every) {
        public Recording {
            fields = List.copyOf(fields);
        }
    }

    /** {@code print}. */
    record Print(Span span, Core value) implements CoreDecl {}

    /** {@code plot}. */
    record Plot(Span span, Optional<String> name, Core chart) implements CoreDecl {}

    /**
     * {@code table name = from … where … group by … select …}.
     *
     * @param from the table that it is made from
     * @param where which of its rows count
     * @param groups the columns whose values tell its rows apart; empty if it is not grouped
     * @param columns the columns that are computed; empty if all are kept
     */
    record Table(
            Span span, String name, Core from, Optional<Core> where, List<GroupColumn> groups, List<Column> columns)
            implements CoreDecl {
        public Table {
            groups = List.copyOf(groups);
            columns = List.copyOf(columns);
        }
    }

    /** A column that is grouped by. */
    record GroupColumn(Span span, String name) {}

    /** {@code save value to "path"}. */
    record Save(Span span, Core value, Core path) implements CoreDecl {}

    /** {@code expect condition}. */
    record Expect(Span span, Core condition) implements CoreDecl {}

    /** {@code expect value within tolerance of reference}. */
    record ExpectAgreement(Span span, Core value, Core tolerance, boolean standardErrors, Core reference)
            implements CoreDecl {}

    /** {@code report "title" { … }}: paragraphs, plots and tables, in their order. */
    record Report(Span span, String title, List<Part> parts) implements CoreDecl {
        public Report {
            parts = List.copyOf(parts);
        }
    }

    /** A part of a report: a paragraph, or what it shows, under the name that it has there. */
    record Part(String text, Optional<CoreDecl> shown) {}

    /** An output that this version declines; {@code what} says what it is: "tables". */
    record Declined(Span span, Optional<String> name, String what) implements CoreDecl {}
}
