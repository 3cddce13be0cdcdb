package dev.anneal.engine;

import dev.anneal.evaluate.ValueText;
import dev.anneal.plan.Datum;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Short texts about parts of a fit, for summaries and for the text of a plan. */
final class Descriptions {
    private static final Set<String> TOLD_ELSEWHERE = Set.of("dim", "components", "init", "initial_weights");

    private Descriptions() {}

    /** {@code Gaussian mixture of 2, tempered covariance, trainable weights}. */
    static String family(Datum.Term family) {
        if (family.name().equals("realnvp")) {
            return "RealNVP of " + ValueText.number(family.number("layers").orElse(6.0)) + " couplings";
        }
        StringBuilder text = new StringBuilder("Gaussian mixture of ")
                .append(ValueText.number(family.number("components").orElse(1.0)));
        String covariance = family.text("covariance").orElse("identity");
        if (!covariance.equals("identity")) {
            text.append(", ").append(covariance).append(" covariance");
        }
        if (family.text("weights").equals(java.util.Optional.of("trainable"))) {
            text.append(", trainable weights");
        }
        return text.toString();
    }

    /** {@code gradient_flow, dopri853, tolerance 1e-8, wasserstein}. */
    static String method(Datum.Term method) {
        List<String> parts = new ArrayList<>();
        parts.add(method.name());
        if (SampledFlows.areMeant(method)) {
            parts.add("sampled");
            for (String setting : List.of("samples", "step")) {
                method.number(setting).ifPresent(number -> parts.add(setting + " " + ValueText.number(number)));
            }
            method.text("geometry").ifPresent(parts::add);
            return String.join(", ", parts);
        }
        String integrator = method.text("integrator").orElse("");
        parts.add(integrator);
        boolean fixedStep = integrator.equals("rk4") || integrator.equals("euler");
        String precision = fixedStep ? "step" : "tolerance";
        method.number(precision).ifPresent(number -> parts.add(precision + " " + ValueText.number(number)));
        for (String setting : List.of("rate", "batch")) {
            method.number(setting).ifPresent(number -> parts.add(setting + " " + ValueText.number(number)));
        }
        method.text("geometry").ifPresent(parts::add);
        parts.removeIf(String::isEmpty);
        return String.join(", ", parts);
    }

    /** A term as it could be written: {@code linear(from: 0.1, rate: 0.02)}. */
    static String term(Datum.Term term) {
        if (term.argument("inner") instanceof Datum.Term inner) {
            return term(inner) + "." + term.name() + "(" + arguments(term) + ")";
        }
        return term.name() + "(" + arguments(term) + ")";
    }

    private static String arguments(Datum.Term term) {
        List<String> parts = new ArrayList<>();
        long visible = term.arguments().values().stream()
                .filter(datum -> !(datum instanceof Datum.Hosted))
                .count();
        term.arguments().forEach((name, datum) -> {
            String text = text(datum);
            boolean isDefault = name.equals("in") && text.equals("\"beta\"");
            if (!text.isEmpty() && !name.equals("inner") && !isDefault && !TOLD_ELSEWHERE.contains(name)) {
                parts.add(visible == 1 ? text : name + ": " + text);
            }
        });
        return String.join(", ", parts);
    }

    private static String text(Datum datum) {
        if (datum instanceof Datum.Number number) {
            return ValueText.number(number.value());
        } else if (datum instanceof Datum.Text text) {
            return "\"" + text.value() + "\"";
        } else if (datum instanceof Datum.Vector vector) {
            return ValueText.vector(vector.entries());
        } else if (datum instanceof Datum.Term term) {
            return term(term);
        } else if (datum instanceof Datum.Graph) {
            return "t -> …";
        }
        return "";
    }
}
