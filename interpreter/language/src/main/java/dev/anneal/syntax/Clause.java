package dev.anneal.syntax;

import dev.anneal.source.Span;
import dev.anneal.syntax.Expr.Identifier;
import java.util.List;
import java.util.Optional;

/** A clause of a run or a sweep as it stands in the text. */
public sealed interface Clause {
    /** The place of the whole clause. */
    Span span();

    /** The word that begins it. */
    String word();

    /** {@code fit family to target}. */
    record Fit(Span span, Expr family, Expr target) implements Clause {
        @Override
        public String word() {
            return "fit";
        }
    }

    /** A clause of one expression. */
    record Plain(Span span, PlainKind kind, Expr value) implements Clause {
        @Override
        public String word() {
            return kind.word();
        }
    }

    /** The clauses of one expression. */
    enum PlainKind {
        UNDER("under"),
        ALONG("along"),
        BY("by"),
        UNTIL("until"),
        START("start"),
        SEED("seed");

        private final String word;

        PlainKind(String word) {
            this.word = word;
        }

        /** The word that begins the clause. */
        public String word() {
            return word;
        }
    }

    /** {@code record a, b every h}. */
    record Series(Span span, List<Identifier> fields, Optional<Expr> every) implements Clause {
        @Override
        public String word() {
            return "record";
        }
    }

    /** {@code over a, b in list}. */
    record Over(Span span, List<Identifier> axes, Expr values) implements Clause {
        @Override
        public String word() {
            return "over";
        }
    }

    /** {@code repeat count, seeds: "independent"}. */
    record Repeat(Span span, Expr count, List<Expr.Argument> options) implements Clause {
        @Override
        public String word() {
            return "repeat";
        }
    }

    /** {@code repeat until condition, at most count}. */
    record RepeatUntil(Span span, Expr condition, Expr most) implements Clause {
        @Override
        public String word() {
            return "repeat";
        }
    }

    /** {@code measure name = aggregate, …}. */
    record Measure(Span span, List<Column> columns) implements Clause {
        @Override
        public String word() {
            return "measure";
        }
    }

    /** {@code name = expression} in a measure or a table; the name may be left out. */
    record Column(Span span, Optional<Identifier> name, Expr value) {}

    /** {@code on failure skip | stop | retry n}. */
    record OnFailure(Span span, FailurePolicy policy, Optional<Expr> retries) implements Clause {
        @Override
        public String word() {
            return "on failure";
        }
    }

    /** A clause that begins with a word that begins no clause; it has been reported. */
    record Unknown(Span span, String word) implements Clause {}

    /** What happens with a fit that failed numerically. */
    enum FailurePolicy {
        SKIP,
        STOP,
        RETRY
    }
}
