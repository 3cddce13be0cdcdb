package dev.anneal.engine;

import dev.anneal.numerics.density.LogDensity;
import dev.anneal.numerics.density.TapeDensity;
import dev.anneal.numerics.metric.ModeDivision;
import dev.anneal.numerics.tape.BatchTape;
import dev.anneal.numerics.tape.Program;
import dev.anneal.plan.Datum;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The densities whose authors give their logarithms as functions: what is computed, divided into modes, and sampled. */
final class WrittenDensities {
    private WrittenDensities() {}

    static Optional<LogDensity> logDensity(Datum.Term density) {
        return density.argument("log_density") instanceof Datum.Graph graph
                ? Optional.of(new TapeDensity(TapeBinding.bind(graph.tape())))
                : Optional.empty();
    }

    /** The modes that the author declares; several divisions of the space are several lists of them. */
    static List<ModeDivision> modes(Datum.Term density) {
        List<ModeDivision> divisions = new ArrayList<>();
        if (density.argument("modes") instanceof Datum.Sequence lists) {
            for (Datum list : lists.elements()) {
                if (list instanceof Datum.Sequence regions) {
                    divisions.add(division(regions.elements()));
                }
            }
        }
        return divisions;
    }

    private static ModeDivision division(List<Datum> regions) {
        double[] masses = new double[regions.size()];
        List<Program> conditions = new ArrayList<>();
        for (int j = 0; j < masses.length; j++) {
            if (regions.get(j) instanceof Datum.Fields region
                    && region.fields().get("where") instanceof Datum.Graph condition
                    && region.fields().get("mass") instanceof Datum.Number mass) {
                masses[j] = mass.value();
                conditions.add(TapeBinding.bind(condition.tape()));
            }
        }
        return ModeDivision.ofRegions(masses, conditions);
    }

    /** The sampler that the author gives: that of another density, or a function of the points of one. */
    static Optional<DensitySampler> sampler(Datum.Term density, int dimension) {
        Datum sample = density.argument("sample");
        if (sample instanceof Datum.Fields fields
                && fields.fields().get("map") instanceof Datum.Graph map
                && fields.fields().get("from") instanceof Datum.Term from
                && fields.fields().get("size") instanceof Datum.Number size) {
            Program program = TapeBinding.bind(map.tape());
            int inner = (int) size.value();
            return DensitySampler.of(from, inner)
                    .filter(any -> program.outputs() == dimension)
                    .map(sampler -> mapped(sampler, inner, program));
        }
        return DensitySampler.of(sample, dimension);
    }

    private static DensitySampler mapped(DensitySampler inner, int size, Program map) {
        BatchTape tape = new BatchTape(map);
        double[] point = new double[size];
        double[] first = new double[1];
        double[] others = new double[Math.max(1, map.outputs() - 1)];
        return (random, out, offset) -> {
            inner.draw(random, point, 0);
            tape.run(point, 1, 1, first, others);
            out[offset] = first[0];
            System.arraycopy(others, 0, out, offset + 1, map.outputs() - 1);
        };
    }
}
