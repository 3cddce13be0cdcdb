package dev.anneal.evaluate;

import dev.anneal.catalogue.Signature;
import dev.anneal.source.Span;
import java.util.List;
import java.util.Optional;

/** What the evaluator cannot do by itself and is given by those who can: numerical functions, and making things. */
public interface Intrinsics {
    /** Whether this version can compute a function or member; those of the language itself are not asked for. */
    boolean offers(Signature signature);

    /**
     * The value of a function or member that needs numerics, such as {@code schedule.end}.
     *
     * @param signature what is asked for
     * @param receiver the value it is a member of, if it is a member
     * @param arguments its arguments
     * @param place where it stands, for what is found from there, such as files
     * @return its value, or why there is none
     */
    Answer call(Signature signature, Optional<Value> receiver, List<Value> arguments, Span place);

    /**
     * Is told of every step of an evaluation, so that whoever waits for it can leave a long one by throwing what the
     * evaluator does not catch.
     */
    default void stepped() {}

    /** A term with what a host makes for it; the term itself where no host is concerned. */
    default Value.Term completed(Value.Term term) {
        return term;
    }

    /** What is wrong with the arguments of a density, family, schedule, method or horizon; empty if nothing is. */
    Optional<Objection> objection(Value.Term term);

    /**
     * What summarises the values of rows, such as {@code probability} or {@code mean}.
     *
     * @param signature which aggregate
     * @param sample the values, without those that are missing
     * @param arguments its further arguments
     * @return its value, or why there is none
     */
    Answer aggregate(Signature signature, Sample sample, List<Value> arguments);

    /** The values of rows, and for each what tells its random part from that of others. */
    record Sample(List<Value> values, List<Optional<Replicate>> replicates) {}

    /** What is wrong with an argument, and the way out where there is one. */
    record Objection(Optional<String> parameter, String message, Optional<String> help) {
        /** An objection that says all there is to say. */
        public Objection(Optional<String> parameter, String message) {
            this(parameter, message, Optional.empty());
        }
    }

    /** The outcome of a call. */
    sealed interface Answer {
        /** A value. */
        record Of(Value value) implements Answer {}

        /** The arguments are not right. */
        record Refused(String message) implements Answer {}

        /** This version has no implementation. */
        record Unavailable() implements Answer {}
    }
}
