package dev.anneal.core;

import dev.anneal.catalogue.Signature;
import dev.anneal.source.Span;
import dev.anneal.type.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An expression in the small form that is evaluated: names are resolved, calls are matched with their parameters,
 * conversions are explicit, and parentheses are gone.
 */
public sealed interface Core {
    /** The place it comes from. */
    Span span();

    /** The place under which its value is shown when an assertion fails: the operator, the member's name, or its start. */
    default Span anchor() {
        return span();
    }

    /** A number. */
    record Number(Span span, double value) implements Core {}

    /** A text. */
    record Text(Span span, String value) implements Core {}

    /** A truth value. */
    record Flag(Span span, boolean value) implements Core {}

    /** No value. */
    record Missing(Span span) implements Core {}

    /** A parameter of a function or a name bound by {@link Bind} or {@link ForEach}. */
    record Local(Span span, String name) implements Core {}

    /** A declaration of the script. */
    record Global(Span span, String name) implements Core {}

    /** A column of a table or a field of a run, for the row at hand. */
    record RowName(Span span, String name) implements Core {}

    /** An operator applied to values. */
    record Operate(Span span, Span anchor, Operator operator, List<Core> operands) implements Core {
        public Operate {
            operands = List.copyOf(operands);
        }
    }

    /** A value that must be of a type, turned into it where the language says so; {@code what} names it in messages. */
    record Convert(Span span, Type needed, String what, Core value) implements Core {
        @Override
        public Span anchor() {
            return value.anchor();
        }
    }

    /** A value whose sizes must be those that its author wrote beside its name. */
    record Sized(Span span, SizedType needed, String name, Core value) implements Core {
        @Override
        public Span anchor() {
            return value.anchor();
        }
    }

    /** Something of the catalogue applied to one argument for each parameter; for a member the receiver comes first. */
    record Invoke(Span span, Span anchor, Signature signature, Optional<Core> receiver, List<Optional<Core>> arguments)
            implements Core {
        public Invoke {
            arguments = List.copyOf(arguments);
        }
    }

    /** A function of the script applied to one argument for each parameter; empty ones take their default. */
    record CallGlobal(Span span, String name, List<Optional<Core>> arguments) implements Core {
        public CallGlobal {
            arguments = List.copyOf(arguments);
        }
    }

    /** A function value applied to arguments. */
    record Apply(Span span, Core function, List<Core> arguments) implements Core {
        public Apply {
            arguments = List.copyOf(arguments);
        }
    }

    /** A field of a record, a run or a table. */
    record Field(Span span, Span anchor, Core target, String name) implements Core {}

    /** The rows of a table whose columns have these values. */
    record Match(Span span, Span anchor, Core target, Map<String, Core> values) implements Core {
        public Match {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /** Entries of a vector, a matrix or a list. */
    record Index(Span span, Core target, List<Core> subscripts) implements Core {
        public Index {
            subscripts = List.copyOf(subscripts);
        }
    }

    /** The whole numbers from one to another, both included. */
    record Range(Span span, Core first, Core last) implements Core {}

    /** One value or another. */
    record Choose(Span span, Span anchor, Core condition, Core consequence, Core alternative) implements Core {}

    /** A function. */
    record Function(Span span, List<String> parameters, Core body) implements Core {
        public Function {
            parameters = List.copyOf(parameters);
        }
    }

    /** A list. */
    record Collect(Span span, List<Core> elements) implements Core {
        public Collect {
            elements = List.copyOf(elements);
        }
    }

    /** A value for each element of a list for which a condition holds. */
    record ForEach(Span span, Core element, String variable, Core list, Optional<Core> condition) implements Core {}

    /** A record. */
    record Fields(Span span, Map<String, Core> fields) implements Core {
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /** A value with a name, for use in another. */
    record Bind(Span span, String name, Core value, Core body) implements Core {}

    /** An expression over the rows of a table, not evaluated before there is a row. */
    record OverRows(Span span, Core body) implements Core {}
}
