package dev.anneal.repl;

import java.util.List;

/**
 * What can stand at a place of what is being typed.
 *
 * @param from the offset at which the word begins that is being typed there
 * @param candidates what the word can become, the likeliest first
 */
public record Completion(int from, List<Candidate> candidates) {
    public Completion {
        candidates = List.copyOf(candidates);
    }

    /**
     * A word that can stand there.
     *
     * @param text the word
     * @param note what it is, in a few words: its type or what it does
     * @param whole whether a blank follows it
     */
    public record Candidate(String text, String note, boolean whole) {}
}
