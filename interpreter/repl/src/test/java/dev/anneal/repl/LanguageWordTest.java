package dev.anneal.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.syntax.Keywords;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What there is to say about the words of the language. */
class LanguageWordTest {
    /** Those that declarations and clauses begin with, and no other. */
    @Test
    void everyWordHasAPage() {
        List<String> words = Stream.of(Keywords.declarations(), Keywords.runClauses(), Keywords.sweepClauses())
                .flatMap(List::stream)
                .map(word -> word.split(" ", 2)[0])
                .toList();
        assertThat(new TreeSet<>(LanguageWord.words())).isEqualTo(new TreeSet<>(words));
    }
}
