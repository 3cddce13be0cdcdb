package dev.anneal.check;

import dev.anneal.catalogue.Catalogue;
import dev.anneal.catalogue.Kind;
import dev.anneal.type.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a finished run, as names for expressions over runs. */
final class RunFields {
    private static final String RUN = "Run";

    private RunFields() {}

    static Map<String, Type> of(Catalogue catalogue) {
        Map<String, Type> fields = new LinkedHashMap<>();
        for (String name : catalogue.members(RUN)) {
            catalogue.member(RUN, name).ifPresent(signature -> fields.put(name, signature.result()));
        }
        return fields;
    }

    /** The names of the fields that can be recorded while a run works. */
    static List<String> recordable(Catalogue catalogue) {
        List<String> names = new ArrayList<>();
        catalogue.keys().forEach(key -> {
            if (key.kind() == Kind.SERIES) {
                names.add(key.name());
            }
        });
        return names;
    }
}
