package dev.anneal.engine;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.evaluate.ValueText;
import dev.anneal.plan.FitTemplate;
import dev.anneal.run.Limits;

/** Holds a plan to its limits; what is too much is said once, at the run or sweep that makes it so. */
final class Allowance {
    private static final int MEBIBYTE = 1 << 20;

    /** The share of this process's memory that a plan may take: the rest is for all else. */
    private static final double SHARE = 0.75;

    private final Limits limits;
    private final long fits;
    private final Diagnostics diagnostics;
    private final double memory;
    private boolean exceeded;

    /**
     * For one plan.
     *
     * @param fits how many it makes
     */
    Allowance(Limits limits, long fits, Diagnostics diagnostics) {
        this.limits = limits;
        this.fits = fits;
        this.diagnostics = diagnostics;
        this.memory =
                Math.min((double) limits.memory(), SHARE * Runtime.getRuntime().maxMemory());
    }

    /** Looks at what the plan costs up to a run or sweep, this one included. */
    void check(FitTemplate template, Cost total) {
        if (exceeded) {
            return;
        }
        if (total.memory() > memory) {
            exceeded(
                    template,
                    "the script needs about " + mebibytes(total.memory()) + " MiB of memory; " + mebibytes(memory)
                            + " are allowed",
                    "record less often, take fewer samples, or make fewer runs");
        } else if (fits > limits.fits()) {
            exceeded(
                    template,
                    "the script makes " + fits + " fits; " + limits.fits() + " are allowed",
                    "sweep over fewer values, or repeat less often");
        }
    }

    private static String mebibytes(double bytes) {
        return ValueText.number(Math.ceil(bytes / MEBIBYTE));
    }

    private void exceeded(FitTemplate template, String message, String help) {
        exceeded = true;
        diagnostics.add(Diagnostic.of(DiagnosticCode.LIMIT_EXCEEDED, template.nameSpan(), message)
                .help(help));
    }
}
