package dev.anneal.numerics.mixture;

import org.jspecify.annotations.Nullable;

/**
 * How one run of a flow ended.
 *
 * @param <S> what a state is: {@link MixtureState} or {@link SummaryState}
 * @param state the last accepted state
 * @param time its time
 * @param beta the inverse temperature there
 * @param steps the number of accepted steps
 * @param ending why the run ended
 * @param fault what went wrong, if the ending is {@link Ending#FAILED}
 */
public record FlowResult<S>(
        S state,
        double time,
        double beta,
        int steps,
        Ending ending,
        @Nullable NumericalFault fault) {}
