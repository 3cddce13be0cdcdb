package dev.anneal.diagnostic;

import dev.anneal.source.Span;

/** The message about a family and a target that do not live on the same space; said when compiling and preparing. */
public final class FitDimensions {
    private FitDimensions() {}

    /** The message, with the places of family and target and their dimensions. */
    public static Diagnostic mismatch(Span familySpan, Span targetSpan, String family, String target) {
        String wanted = familySpan.source().equals(targetSpan.source()) ? targetSpan.text() : "target";
        return Diagnostic.of(
                        DiagnosticCode.DIMENSION_MISMATCH, familySpan, "target and family live in different dimensions")
                .saying("family on R^" + family)
                .and(targetSpan, "density on R^" + target)
                .help("declare the family with `dim: " + target + "`"
                        + (wanted.matches("[A-Za-z_]\\w*") ? ", or use `" + wanted + ".dim`" : ""));
    }
}
