package dev.anneal.run;

import dev.anneal.syntax.SyntaxLimits;
import java.time.Duration;

/**
 * What a script may cost. The defaults suit scripts of people one does not know; nothing a study needs is near them but
 * the time.
 *
 * @param time the longest run of a plan
 * @param fits the most fits of a plan
 * @param memory the most bytes that results and workspaces may need, by estimate
 * @param syntax the largest script
 */
public record Limits(Duration time, long fits, long memory, SyntaxLimits syntax) {
    /** A day, ten million fits, four gibibytes, and the default size of scripts. */
    public static final Limits DEFAULT = new Limits(Duration.ofDays(1), 10_000_000, 4L << 30, SyntaxLimits.DEFAULT);

    /** The tighter of these limits and others, one by one. */
    public Limits tightenedBy(Limits other) {
        return new Limits(
                time.compareTo(other.time) < 0 ? time : other.time,
                Math.min(fits, other.fits),
                Math.min(memory, other.memory),
                new SyntaxLimits(
                        Math.min(syntax.characters(), other.syntax.characters()),
                        Math.min(syntax.nesting(), other.syntax.nesting())));
    }
}
