package dev.anneal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.Anneal;
import dev.anneal.Inputs;
import dev.anneal.source.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Damaged scripts get diagnostics: no exception, and no long wait. The damage is random and always the same. */
class MutationTest {
    private static final int MUTANTS = 300;
    private static final long SEED = 20_260_101;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Pattern WORDS = Pattern.compile("\\w+|\\s+|[^\\w\\s]");

    @Test
    void damagedScriptsAreRefusedInGoodTime() {
        Random random = new Random(SEED);
        List<Source> scripts = SnippetSources.all();
        List<String> troubles = new ArrayList<>();
        try (Anneal anneal = Anneal.create()) {
            for (int i = 0; i < MUTANTS; i++) {
                Source original = scripts.get(random.nextInt(scripts.size()));
                String text = original.text();
                for (int damage = 1 + random.nextInt(3); damage > 0; damage--) {
                    text = random.nextBoolean() ? damagedCharacters(text, random) : damagedWords(text, random);
                }
                Source mutant = Source.of("mutant " + i + " of " + original.name(), text);
                trouble(anneal, mutant, troubles);
            }
        }
        assertThat(troubles).isEmpty();
    }

    @SuppressWarnings("CatchingUnchecked") // Whatever is thrown is what is looked for.
    private static void trouble(Anneal anneal, Source mutant, List<String> troubles) {
        long begin = System.nanoTime();
        try {
            anneal.compile(mutant).prepare(Inputs.defaults());
        } catch (RuntimeException | Error thrown) {
            troubles.add(mutant.name() + ": " + thrown + "\n" + mutant.text());
        }
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
        if (taken.compareTo(PATIENCE) > 0) {
            troubles.add(mutant.name() + " took " + taken + "\n" + mutant.text());
        }
    }

    private static String damagedCharacters(String text, Random random) {
        if (text.length() < 2) {
            return text;
        }
        StringBuilder damaged = new StringBuilder(text);
        int at = random.nextInt(text.length() - 1);
        switch (random.nextInt(3)) {
            case 0 -> damaged.deleteCharAt(at);
            case 1 -> damaged.insert(at, text.charAt(at));
            default -> {
                damaged.setCharAt(at, text.charAt(at + 1));
                damaged.setCharAt(at + 1, text.charAt(at));
            }
        }
        return damaged.toString();
    }

    private static String damagedWords(String text, Random random) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORDS.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        if (words.size() < 2) {
            return text;
        }
        int at = random.nextInt(words.size());
        int other = random.nextInt(words.size());
        switch (random.nextInt(3)) {
            case 0 -> words.remove(at);
            case 1 -> words.add(other, words.get(at));
            default -> Collections.swap(words, at, other);
        }
        return String.join("", words);
    }
}
