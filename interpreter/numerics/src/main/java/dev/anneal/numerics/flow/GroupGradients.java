package dev.anneal.numerics.flow;

import dev.anneal.numerics.simd.NetworkKernels;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The gradients of the groups of a batch, and their sum in the order of the groups, whichever is done first. A group that is
 * next in that order is added as soon as it is done, and its memory serves another group: a thread that takes them all uses
 * the memory of two, which stays in its cache. Those that were done too early are added at the end. Several threads may have
 * a group each.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class GroupGradients<A> {
    private final int size;
    private final NetworkKernels<A> kernels;

    /** What no group has; what was used last is taken first. */
    private final Deque<A> free;

    /** Of the groups that have begun and are not in the sum. */
    private final List<@Nullable A> gradients = new ArrayList<>();

    private @Nullable A sum;

    /** How many groups are in the sum, or are being added to it. */
    private int added;

    private boolean adding;

    /**
     * Without any group.
     *
     * @param size how many parameters there are
     * @param allocate makes an array of a length
     */
    GroupGradients(int groups, int size, NetworkKernels<A> kernels, IntFunction<A> allocate) {
        this.size = size;
        this.kernels = kernels;
        this.free = new ArrayDeque<>(groups);
        for (int group = 0; group < groups; group++) {
            free.push(allocate.apply(size));
            gradients.add(null);
        }
    }

    int groups() {
        return gradients.size();
    }

    /** Forgets all groups, those too that were begun and left. No thread has one. */
    synchronized void clear() {
        for (int group = 0; group < gradients.size(); group++) {
            A gradient = gradients.set(group, null);
            if (gradient != null) {
                free.push(gradient);
            }
        }
        if (sum != null) {
            free.push(sum);
            sum = null;
        }
        added = 0;
    }

    /** Where the gradient of a group is to be written. */
    synchronized A begin(int group) {
        A gradient = free.pop();
        gradients.set(group, gradient);
        return gradient;
    }

    /** The gradient of a group is written. */
    void end(int group) {
        A gradient;
        A into;
        synchronized (this) {
            if (adding || group != added) {
                return;
            }
            added++;
            gradient = Objects.requireNonNull(gradients.set(group, null));
            if (sum == null) {
                sum = gradient;
                return;
            }
            adding = true;
            into = sum;
        }
        kernels.add(gradient, into, 0, size);
        synchronized (this) {
            adding = false;
            free.push(gradient);
        }
    }

    /**
     * The sum of all groups, complete for some of the parameters: adds those of the groups that are not in it yet. All groups are
     * done. To be asked once for each parameter; threads may ask for different ones.
     */
    A sum(int from, int count) {
        A into = sum();
        for (int group = added; group < gradients.size(); group++) {
            kernels.add(Objects.requireNonNull(gradients.get(group)), into, from, count);
        }
        return into;
    }

    /** The sum, complete where it was asked for. */
    A sum() {
        return Objects.requireNonNull(sum);
    }
}
