package dev.anneal.reference;

import dev.anneal.reference.Reference.Entry;
import dev.anneal.reference.Reference.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the entries of a reference are, and which words of a text are about one of them. */
final class Links {
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

    /** An entry's page and its anchor there. */
    record Target(Page page, String anchor) {}

    private final Map<Entry, Target> targets = new LinkedHashMap<>();
    private final Map<String, List<Entry>> named = new HashMap<>();

    Links(Reference reference) {
        for (Page page : reference.pages()) {
            Set<String> taken = new HashSet<>();
            page.sections().forEach(section -> taken.add(anchor(section.title())));
            page.sections()
                    .forEach(section -> section.entries().forEach(entry -> {
                        targets.put(entry, new Target(page, free(anchor(entry.name()), taken)));
                        named.computeIfAbsent(entry.name(), name -> new ArrayList<>())
                                .add(entry);
                    }));
        }
    }

    /** The anchor that renderers of Markdown give a heading: its letters in lower case, digits, hyphens. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    /** Of several headings that are alike on a page, the later ones are numbered from 1. */
    private static String free(String anchor, Set<String> taken) {
        String free = anchor;
        for (int i = 1; !taken.add(free); i++) {
            free = anchor + "-" + i;
        }
        return free;
    }

    Target of(Entry entry) {
        Target target = targets.get(entry);
        if (target == null) {
            throw new IllegalArgumentException("no entry of this reference: " + entry.name());
        }
        return target;
    }

    /**
     * The entry that a word between backquotes means, which stands in the documentation of an entry.
     *
     * @param inside the entry, whose own parts, such as its parameters, are not looked for elsewhere
     */
    Optional<Target> find(String word, Page page, Optional<Entry> inside) {
        List<Entry> candidates = named.getOrDefault(word, List.of());
        if (candidates.isEmpty()
                || inside.filter(entry -> words(entry.code()).contains(word)).isPresent()) {
            return Optional.empty();
        }
        return candidates.stream()
                .map(this::of)
                .filter(target -> target.page().equals(page))
                .findFirst()
                .or(() -> Optional.of(of(candidates.get(0))));
    }

    private static Set<String> words(String code) {
        Set<String> words = new HashSet<>();
        Matcher matcher = WORD.matcher(code);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }
}
