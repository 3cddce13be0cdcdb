package dev.anneal.numerics.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.numerics.random.Streams;
import dev.anneal.numerics.simd.NetworkKernels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The gradients of groups are summed in the order of the groups, in little memory if they come in that order. */
class GroupGradientsTest {
    private static final int GROUPS = 8;
    private static final int SIZE = 100;

    private final double[][] gradients = new double[GROUPS][SIZE];
    private final double[] sum = new double[SIZE];

    GroupGradientsTest() {
        for (int group = 0; group < GROUPS; group++) {
            Streams.fillNormal(Streams.stream(1, group, "gradients"), gradients[group]);
            for (int i = 0; i < SIZE; i++) {
                sum[i] += gradients[group][i];
            }
        }
    }

    private static GroupGradients<double[]> groups() {
        return new GroupGradients<>(GROUPS, SIZE, NetworkKernels.doubles(), double[]::new);
    }

    private void begin(GroupGradients<double[]> groups, int group) {
        System.arraycopy(gradients[group], 0, groups.begin(group), 0, SIZE);
    }

    private double[] sum(GroupGradients<double[]> groups) {
        groups.sum(SIZE / 3, SIZE - SIZE / 3);
        groups.sum(0, SIZE / 3);
        return groups.sum();
    }

    @Test
    void theOrderInWhichGroupsAreDoneDoesNotMatter() {
        GroupGradients<double[]> groups = groups();
        List<Integer> order = new ArrayList<>();
        for (int group = 0; group < GROUPS; group++) {
            order.add(group);
        }
        Random random = new Random(1);
        for (int round = 0; round < 100; round++) {
            groups.clear();
            Collections.shuffle(order, random);
            int behind = random.nextInt(GROUPS);
            for (int i = 0; i < GROUPS + behind; i++) {
                if (i < GROUPS) {
                    begin(groups, order.get(i));
                }
                if (i >= behind) {
                    groups.end(order.get(i - behind));
                }
            }
            assertThat(sum(groups)).containsExactly(sum);
        }
    }

    @Test
    void anotherOrderOfTheSumWouldBeSeen() {
        double[] backward = new double[SIZE];
        for (int group = GROUPS - 1; group >= 0; group--) {
            for (int i = 0; i < SIZE; i++) {
                backward[i] += gradients[group][i];
            }
        }
        assertThat(backward).isNotEqualTo(sum);
    }

    @Test
    void groupsThatComeInOrderShareTwoArraysAgainAndAgain() {
        GroupGradients<double[]> groups = groups();
        Set<double[]> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int step = 0; step < 3; step++) {
            groups.clear();
            for (int group = 0; group < GROUPS; group++) {
                arrays.add(groups.begin(group));
                groups.end(group);
            }
            groups.sum(0, SIZE);
        }
        assertThat(arrays).hasSize(2);
    }

    @Test
    void groupsThatWereLeftAreForgotten() {
        GroupGradients<double[]> groups = groups();
        for (int left = 0; left < GROUPS; left++) {
            groups.clear();
            for (int group = 0; group < GROUPS; group++) {
                groups.begin(group);
                if (group != left) {
                    groups.end(group);
                }
            }
        }
        groups.clear();
        for (int group = 0; group < GROUPS; group++) {
            begin(groups, group);
            groups.end(group);
        }
        assertThat(sum(groups)).containsExactly(sum);
    }

    @Test
    void severalThreadsMayHaveGroups() {
        GroupGradients<double[]> groups = groups();
        for (int step = 0; step < 300; step++) {
            groups.clear();
            IntStream.range(0, GROUPS).parallel().forEach(group -> {
                begin(groups, group);
                groups.end(group);
            });
            assertThat(sum(groups)).containsExactly(sum);
        }
    }
}
