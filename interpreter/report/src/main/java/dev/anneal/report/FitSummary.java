package dev.anneal.report;

import dev.anneal.evaluate.ValueText;
import dev.anneal.run.Fit;
import dev.anneal.run.FitFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A fit as a few lines that a person likes to read: what came of it first, then how it was made. */
public final class FitSummary {
    private static final int MANY = 12;

    private final Fit fit;
    private final StringBuilder out = new StringBuilder();

    private FitSummary(Fit fit) {
        this.fit = fit;
    }

    /** The summary of a fit, ending in a newline. */
    public static String of(Fit fit) {
        return new FitSummary(fit).write();
    }

    private String write() {
        out.append("run ").append(fit.name()).append(": ").append(verdict()).append('\n');
        if (fit.failure().isEmpty()) {
            numbers("mode mass", "mode_mass");
            number("coverage", "coverage");
            number("free energy", "free_energy");
            number("KL divergence", "kl");
            number("ELBO", "elbo");
            number("log Z", "log_z");
            number("reverse ESS", "reverse_ess");
            if (fit.fields().contains("skipped_steps")
                    && fit.metric("skipped_steps").value() > 0) {
                number("skipped steps", "skipped_steps");
            }
            numbers("weights", "weights");
            if (fit.fields().contains("variance") && fit.metric("variance").value() != 1) {
                number("variance", "variance");
            }
        }
        Fit.Description made = fit.description();
        line("reached", reached(made));
        line("fit", made.family() + " on R^" + made.dimension());
        line("under", made.schedule());
        line("by", made.method());
        line("seed", Long.toString(made.seed()));
        return out.toString();
    }

    private String verdict() {
        Optional<FitFailure> failure = fit.failure();
        if (failure.isPresent()) {
            return "failed; " + failure.get().message();
        }
        if (!fit.fields().contains("collapsed")) {
            return "done";
        }
        long modes = fit.vector("mode_mass").length;
        long found = Math.round(fit.metric("modes_found").value());
        String share = found + " of " + modes + (modes == 1 ? " mode" : " modes") + " covered";
        if (fit.metric("collapsed").value() == 0) {
            return share;
        }
        return share + ", collapsed"
                + fit.text("mechanism").map(how -> " by " + how).orElse("");
    }

    private String reached(Fit.Description made) {
        String unit = made.timeUnit().equals("time") ? "t = " : "step ";
        String reached = unit + ValueText.number(fit.time());
        if (fit.time() < fit.horizon()) {
            reached += " of " + ValueText.number(fit.horizon()) + (fit.failure().isEmpty() ? " (stopped early)" : "");
        }
        return fit.fields().contains("beta")
                ? reached + ", beta = " + ValueText.number(fit.metric("beta").value())
                : reached;
    }

    private void number(String label, String field) {
        if (fit.fields().contains(field)) {
            line(label, text(fit.metric(field).value()));
        }
    }

    private void numbers(String label, String field) {
        if (!fit.fields().contains(field)) {
            return;
        }
        double[] entries = fit.vector(field);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < Math.min(entries.length, MANY); i++) {
            texts.add(text(entries[i]));
        }
        String rest = entries.length > MANY ? "  … (" + entries.length + " in all)" : "";
        line(label, String.join("  ", texts) + rest);
    }

    /** Rounding noise around 0 would draw the eye to nothing. */
    private static String text(double value) {
        return Math.abs(value) < 1e-12 ? "0" : ValueText.number(value);
    }

    private void line(String label, String text) {
        out.append("  ")
                .append(String.format(Locale.ROOT, "%-14s ", label))
                .append(text)
                .append('\n');
    }
}
