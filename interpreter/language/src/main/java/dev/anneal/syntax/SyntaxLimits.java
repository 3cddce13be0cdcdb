package dev.anneal.syntax;

/**
 * How large a script may be. The limits keep a hostile or accidental input from costing time or stack.
 *
 * @param characters the longest text, in characters
 * @param nesting the deepest nesting of brackets and of operators
 */
public record SyntaxLimits(int characters, int nesting) {
    /** One million characters, nested 200 deep. */
    public static final SyntaxLimits DEFAULT = new SyntaxLimits(1_000_000, 200);
}
