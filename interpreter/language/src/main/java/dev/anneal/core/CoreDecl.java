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
    record Input(Span span, String name, Type type, Core defaultValue, Optional<Core> allowed, String documentation)
            implements CoreDecl {}

    /** A named value. */
    record Value(Span span, String name, Core value, boolean usesResults) implements CoreDecl {}

    /** A function, or a target, family or schedule with parameters. */
    record Function(Span span, String name, List<Parameter> parameters, Core body) implements CoreDecl {
        public Function {
            parameters = List.copyOf(parameters);
        }
    }

    /** A parameter of a function. */
    record Parameter(String name, Optional<Core> defaultValue) {}

    /** A run or a sweep. */
    record Study(
            Span span,
            String name,
            Span nameSpan,
            Optional<Grid> sweep,
            Map<ClauseName, Core> clauses,
            Recording recording,
            OnFailure onFailure)
            implements CoreDecl {
        public Study {
            clauses = Map.copyOf(clauses);
        }
    }

    /**
     * What a sweep goes over.
     *
     * @param axes its axes, in order
     * @param repeats how many fits are made for each cell, at most
     */
    record Grid(List<Axis> axes, Optional<Core> repeats) {
        public Grid {
            axes = List.copyOf(axes);
        }
    }

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

    /** {@code expect condition}. */
    record Expect(Span span, Core condition) implements CoreDecl {}

    /** {@code expect value within tolerance of reference}. */
    record ExpectAgreement(Span span, Core value, Core tolerance, boolean standardErrors, Core reference)
            implements CoreDecl {}

    /** An output that this version declines; {@code what} says what it is: "tables". */
    record Declined(Span span, Optional<String> name, String what) implements CoreDecl {}
}
