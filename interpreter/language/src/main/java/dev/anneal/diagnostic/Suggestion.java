package dev.anneal.diagnostic;

import java.lang.Character.UnicodeScript;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** "Did you mean …?": the known word nearest to a misspelt one. */
public final class Suggestion {
    /** Nobody misspells a word this long, and comparing would cost the square of its length. */
    private static final int LONGEST = 64;

    private Suggestion() {}

    /** The help line that names the nearest known word, if one is near enough to be meant. */
    public static Optional<String> help(String misspelt, Collection<String> known) {
        return foreignLetter(misspelt, known)
                .or(() -> nearest(misspelt, known).map(word -> "did you mean `" + word + "`?"));
    }

    /** A word that looks like a known one, but has a letter of another alphabet: nobody sees what is wrong with it. */
    private static Optional<String> foreignLetter(String misspelt, Collection<String> known) {
        boolean plain = isPlain(misspelt);
        for (String word : known) {
            boolean comparable = word.length() == misspelt.length() && word.length() <= LONGEST;
            if (comparable && !word.equals(misspelt) && !(plain && isPlain(word))) {
                Optional<String> difference = foreignLetter(misspelt, word);
                if (difference.isPresent()) {
                    return difference;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isPlain(String word) {
        return word.chars().allMatch(letter -> letter < 128);
    }

    private static Optional<String> foreignLetter(String misspelt, String known) {
        int place = -1;
        for (int i = 0; i < known.length(); i++) {
            char letter = misspelt.charAt(i);
            if (letter != known.charAt(i)) {
                if (UnicodeScript.of(letter) == UnicodeScript.of(known.charAt(i)) || !Character.isLetter(letter)) {
                    return Optional.empty();
                }
                place = i;
            }
        }
        // A short name of another alphabet is a name of its own, unless it could be taken for the known one.
        boolean lookalike = place >= 0
                && (known.length() > 2 || isLookalike(misspelt.charAt(place)) || isLookalike(known.charAt(place)));
        return lookalike
                ? Optional.of("did you mean `" + known + "`? here a letter of it is "
                        + Character.getName(misspelt.charAt(place)).toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    /** Letters of Cyrillic and Greek that are drawn like a Latin one. */
    private static boolean isLookalike(char letter) {
        return "АВЕКМНОРСТУХаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο".indexOf(letter) >= 0;
    }

    /** The nearest known word, if one is near enough to be meant. */
    public static Optional<String> nearest(String misspelt, Collection<String> known) {
        if (misspelt.length() > LONGEST) {
            return Optional.empty();
        }
        String best = null;
        int farthest = misspelt.length() <= 3 ? 1 : misspelt.length() <= 8 ? 2 : 3;
        int bestDistance = farthest + 1;
        for (String word : known) {
            if (word.length() > LONGEST || Math.abs(word.length() - misspelt.length()) >= bestDistance) {
                continue;
            }
            int distance = distance(misspelt.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
            // Of equally near words the first one counts: callers put what is closest to the place in front.
            // Whoever misspells that much of a word still begins it rightly.
            boolean near = distance < farthest || distance == 1 || sameBeginning(misspelt, word);
            if (near && distance < bestDistance && distance < Math.max(misspelt.length(), word.length())) {
                best = word;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean sameBeginning(String left, String right) {
        return !left.isEmpty() && left.regionMatches(true, 0, right, 0, 1);
    }

    /** Damerau–Levenshtein distance between two words, counting a swap of neighbours as one change. */
    static int distance(String left, String right) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            cost[i][0] = i;
        }
        for (int j = 0; j <= right.length(); j++) {
            cost[0][j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            for (int j = 1; j <= right.length(); j++) {
                int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                int least = Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                boolean swapped = i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1);
                cost[i][j] = swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
            }
        }
        return cost[left.length()][right.length()];
    }
}
