package dev.anneal.diagnostic;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of things that can be wrong with a script. The identifiers are stable: people search for them.
 *
 * <p>01 is about the text, 02 about names, types and clauses, 03 about values, 04 about what can be run, 05 about what
 * happened while it ran.
 */
public enum DiagnosticCode {
    UNEXPECTED_TEXT("ANN-0101", Severity.ERROR),
    UNTERMINATED_STRING("ANN-0102", Severity.ERROR),
    UNCLOSED_BRACKET("ANN-0103", Severity.ERROR),
    UNKNOWN_DECLARATION("ANN-0104", Severity.ERROR),
    UNKNOWN_CLAUSE("ANN-0105", Severity.ERROR),
    ARGUMENT_NEEDS_COLON("ANN-0106", Severity.ERROR),
    CHAINED_COMPARISON("ANN-0107", Severity.ERROR),
    NESTED_TOO_DEEPLY("ANN-0108", Severity.ERROR),
    NEWER_LANGUAGE("ANN-0109", Severity.ERROR),
    EXTERN_OUTSIDE_LIBRARY("ANN-0110", Severity.ERROR),
    SCRIPT_TOO_LONG("ANN-0111", Severity.ERROR),
    INVALID_NUMBER("ANN-0112", Severity.ERROR),

    UNKNOWN_NAME("ANN-0201", Severity.ERROR),
    TYPE_MISMATCH("ANN-0202", Severity.ERROR),
    DIMENSION_MISMATCH("ANN-0203", Severity.ERROR),
    DUPLICATE_NAME("ANN-0204", Severity.ERROR),
    UNKNOWN_ARGUMENT("ANN-0205", Severity.ERROR),
    MISSING_ARGUMENT("ANN-0206", Severity.ERROR),
    TOO_MANY_ARGUMENTS("ANN-0207", Severity.ERROR),
    UNKNOWN_MEMBER("ANN-0208", Severity.ERROR),
    NOT_A_FUNCTION("ANN-0209", Severity.ERROR),
    MISSING_CLAUSE("ANN-0210", Severity.ERROR),
    REPEATED_CLAUSE("ANN-0211", Severity.ERROR),
    MISPLACED_CLAUSE("ANN-0212", Severity.ERROR),
    USED_BEFORE_DECLARED("ANN-0213", Severity.ERROR),
    RECURSION("ANN-0214", Severity.ERROR),
    NO_STANDARD_ERROR("ANN-0215", Severity.ERROR),
    HIDES_BUILTIN("ANN-0216", Severity.WARNING),
    UNUSED("ANN-0217", Severity.WARNING),
    UNKNOWN_MODULE("ANN-0218", Severity.ERROR),
    DEPENDS_ON_RESULTS("ANN-0219", Severity.ERROR),
    WEIGHT_WITHOUT_MIXTURE("ANN-0220", Severity.ERROR),
    CANNOT_IMPORT("ANN-0221", Severity.ERROR),
    IMPORT_CYCLE("ANN-0222", Severity.ERROR),
    NOT_OFFERED("ANN-0223", Severity.ERROR),
    EXACT_COMPARISON("ANN-0224", Severity.WARNING),

    MIXTURE_WEIGHTS("ANN-0301", Severity.ERROR),
    OUT_OF_RANGE("ANN-0302", Severity.ERROR),
    INVALID_VALUE("ANN-0303", Severity.ERROR),
    UNKNOWN_INPUT("ANN-0304", Severity.ERROR),
    NOT_A_WHOLE_NUMBER("ANN-0305", Severity.ERROR),
    NO_SUCH_INDEX("ANN-0306", Severity.ERROR),
    SCHEDULE_WITHOUT_END("ANN-0307", Severity.ERROR),
    UNTRACEABLE_FUNCTION("ANN-0308", Severity.ERROR),

    NO_BACKEND("ANN-0401", Severity.ERROR),
    LIMIT_EXCEEDED("ANN-0402", Severity.ERROR),
    NEVER_COLD("ANN-0403", Severity.WARNING),
    CANNOT_COVER("ANN-0404", Severity.WARNING),
    COVERAGE_OUT_OF_REACH("ANN-0405", Severity.WARNING),
    OUTPUT_NOT_SUPPORTED("ANN-0406", Severity.WARNING),
    LARGE_SWEEP("ANN-0407", Severity.WARNING),
    LIKELY_COLLAPSE("ANN-0408", Severity.WARNING),

    FIT_FAILED("ANN-0501", Severity.WARNING),
    RESULT_MISSING("ANN-0502", Severity.WARNING),
    LISTENER_FAILED("ANN-0503", Severity.ERROR),
    LIMIT_REACHED("ANN-0504", Severity.WARNING),
    DOUBTFUL_FIT("ANN-0505", Severity.WARNING);

    private static final String PREFIX = "ANN-";

    private final String id;
    private final Severity severity;

    DiagnosticCode(String id, Severity severity) {
        this.id = id;
        this.severity = severity;
    }

    /** The identifier shown to people, such as {@code ANN-0203}. */
    public String id() {
        return id;
    }

    /** The number behind {@code ANN-}, which people may type alone, such as {@code 0203}. */
    String digits() {
        return id.substring(PREFIX.length());
    }

    /** The first two digits of the number, and what the kinds that share them are about. */
    public String group() {
        return switch (digits().substring(0, 2)) {
            case "01" -> "01 the text";
            case "02" -> "02 names, types and clauses";
            case "03" -> "03 values";
            case "04" -> "04 what can be run";
            case "05" -> "05 what happened while it ran";
            default -> throw new IllegalStateException("no group has the code " + id);
        };
    }

    /** The kind that someone means with {@code ANN-0203}, {@code ann-0203}, {@code 0203} or {@code 203}. */
    public static Optional<DiagnosticCode> find(String typed) {
        String digits = digits(typed);
        return Arrays.stream(values())
                .filter(code -> code.digits().equals(digits))
                .findFirst();
    }

    /** The kind whose number is one digit, or a swap of two, away from what someone typed. */
    public static Optional<DiagnosticCode> nearest(String typed) {
        String digits = digits(typed);
        return Arrays.stream(values())
                .filter(code -> digits.length() <= code.digits().length() + 1)
                .filter(code -> Suggestion.distance(digits, code.digits()) <= 1)
                .findFirst();
    }

    private static String digits(String typed) {
        String upper = typed.strip().toUpperCase(Locale.ROOT);
        String digits = upper.startsWith(PREFIX) ? upper.substring(PREFIX.length()) : upper;
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }

    /** How bad a thing of this kind is. */
    public Severity severity() {
        return severity;
    }
}
