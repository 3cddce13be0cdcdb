package dev.anneal.conformance;

import dev.anneal.Anneal;
import dev.anneal.Inputs;
import dev.anneal.Plan;
import dev.anneal.Preparation;
import dev.anneal.RunOptions;
import dev.anneal.run.Fit;
import dev.anneal.run.Results;
import dev.anneal.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Scripts without mistakes, run through the embedding API, and the exact values of what comes of them. */
final class Study {
    private Study() {}

    /** The plan of a script. */
    static Plan plan(Anneal anneal, String script) {
        Preparation preparation = anneal.compile(Source.of("study", script)).prepare(Inputs.defaults());
        return preparation.plan().orElseThrow(() -> new AssertionError(preparation.diagnostics()));
    }

    /** The results of a script. */
    static Results run(String script) {
        try (Anneal anneal = Anneal.create()) {
            return plan(anneal, script).run(RunOptions.defaults());
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException("the run was interrupted", interrupted);
        }
    }

    /** The fit of the run of a script that has one. */
    static Fit fit(String script) {
        return run(script).fits().get(0);
    }

    /** All numbers of a fit by field, by their bits: two fits are the same exactly if these are equal. */
    static Map<String, List<Long>> bits(Fit fit) {
        Map<String, List<Long>> bits = new TreeMap<>();
        for (String field : fit.fields()) {
            if (fit.text(field).isEmpty()) {
                bits.put(field, bits(fit, field));
            }
        }
        bits.put("reached", List.of(Double.doubleToRawLongBits(fit.time())));
        return bits;
    }

    private static List<Long> bits(Fit fit, String field) {
        return switch (field) {
            case "mode_mass", "weights" -> bits(fit.vector(field));
            case "means", "overlaps", "gram", "deviations", "covariances" -> {
                List<Long> rows = new ArrayList<>();
                for (double[] row : fit.matrix(field)) {
                    rows.addAll(bits(row));
                }
                yield rows;
            }
            default -> bits(new double[] {fit.metric(field).value()});
        };
    }

    private static List<Long> bits(double[] numbers) {
        List<Long> bits = new ArrayList<>();
        for (double number : numbers) {
            bits.add(Double.doubleToRawLongBits(number));
        }
        return bits;
    }

    /** Numbers as a list of the language, exact to the bit. */
    static String list(double... numbers) {
        List<String> texts = new ArrayList<>();
        for (double number : numbers) {
            texts.add(Double.toString(number));
        }
        return "[" + String.join(", ", texts) + "]";
    }

    /** Rows of numbers as a matrix of the language. */
    static String matrix(double[][] rows) {
        List<String> texts = new ArrayList<>();
        for (double[] row : rows) {
            texts.add(list(row));
        }
        return "[" + String.join(", ", texts) + "]";
    }
}
