package dev.anneal.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The names that a declaration asked for while it was checked, and what they meant; a name that meant nothing, and was
 * then taken for a builtin, is one too.
 *
 * @param asked what each name meant
 * @param used the names among them on whose values the declaration depends
 */
record Lookups(Map<String, Optional<CheckedDecl.Outline>> asked, Set<String> used) {
    static final Lookups NONE = new Lookups(Map.of(), Set.of());

    Lookups {
        asked = Map.copyOf(asked);
        used = Set.copyOf(used);
    }

    /** The names of the script, or of imports, that the declaration asked for. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        Stream.concat(asked.keySet().stream(), used.stream())
                .forEach(name -> names.add(name.indexOf('.') < 0 ? name : name.substring(0, name.indexOf('.'))));
        return names;
    }

    /** Whether every name still means the same. */
    boolean holdIn(Names names) {
        return asked.entrySet().stream().allMatch(one -> holds(one.getKey(), one.getValue(), names));
    }

    private static boolean holds(String name, Optional<CheckedDecl.Outline> before, Names names) {
        Optional<CheckedDecl.Outline> now = names.find(name).map(CheckedDecl::outline);
        // A name that meant nothing of the script must not be declared further down either.
        return now.equals(before) && (now.isPresent() || names.anywhere(name).isEmpty());
    }

    /** Gathers lookups while a declaration is checked. */
    static final class Gathering {
        private final Map<String, Optional<CheckedDecl.Outline>> asked = new LinkedHashMap<>();
        private final Set<String> used = new TreeSet<>();

        void asked(String name, Optional<CheckedDecl> found) {
            asked.put(name, found.map(CheckedDecl::outline));
        }

        void used(String name) {
            used.add(name);
        }

        Lookups gathered() {
            return new Lookups(asked, used);
        }
    }
}
