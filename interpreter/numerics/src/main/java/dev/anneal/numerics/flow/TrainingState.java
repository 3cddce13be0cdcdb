package dev.anneal.numerics.flow;

/**
 * A training run between two steps: all that its continuation depends on beside model, target and settings, in double
 * precision, which holds every number of single precision. Random numbers are keyed by the step, so that its number is
 * the state of their stream.
 *
 * @param step how many steps are done
 * @param skipped how many of them were left out because their loss was not finite
 * @param updates how many changed the parameters
 * @param parameters the parameters of the flow
 * @param moments Adam's means of gradients
 * @param squares Adam's means of squared gradients
 * @param loss the loss of the last step; NaN before the first
 * @param beta the inverse temperature of the next step, where it follows from the run; NaN otherwise
 * @param spread the running mean of the variance of log p that it follows from; NaN where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over once, never compared.
public record TrainingState(
        long step,
        long skipped,
        long updates,
        double[] parameters,
        double[] moments,
        double[] squares,
        double loss,
        double beta,
        double spread) {}
