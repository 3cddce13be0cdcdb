package dev.anneal.conformance;

import dev.anneal.source.Source;
import java.util.SplittableRandom;

/**
 * Scripts made up at random, always the same for the same seed. They know the grammar: what they are for is to lead every
 * later step into corners that nobody would think of.
 */
public final class ScriptGenerator {
    private ScriptGenerator() {}

    /** A script in which every declaration, clause and expression may occur. It can be read, and means nothing. */
    public static Source syntactic(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String tokens = new SyntacticScript(random).script();
        return Source.of("syntactic-" + seed, new ScriptLayout(random).laidOut(tokens));
    }

    /** A small study: names are declared before they are used, and types and sizes mostly agree. Often it can be run. */
    public static Source plausible(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String tokens = new PlausibleScript(random).script();
        return Source.of("plausible-" + seed, new ScriptLayout(random).laidOut(tokens));
    }
}
