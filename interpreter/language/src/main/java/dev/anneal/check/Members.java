package dev.anneal.check;

import dev.anneal.catalogue.Catalogue;
import dev.anneal.catalogue.Signature;
import dev.anneal.type.Type;
import dev.anneal.type.Type.Simple;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What can stand behind a dot: the members that the values of a type have. */
public final class Members {
    private Members() {}

    /** The members of a type with the types of their values, in the order in which they are declared. */
    public static Map<String, Type> of(Type type, Catalogue catalogue) {
        if (type instanceof Type.Fields fields) {
            return fields.fields();
        }
        Map<String, Type> members = new LinkedHashMap<>();
        if (type instanceof Type.Table table) {
            table.columns().ifPresent(members::putAll);
            return members;
        }
        receiver(type)
                .ifPresent(receiver -> catalogue
                        .members(receiver)
                        .forEach(name -> members.put(
                                name,
                                catalogue
                                        .member(receiver, name)
                                        .map(Signature::result)
                                        .orElse(Simple.ANY))));
        return members;
    }

    /** The member of a type that the catalogue declares. */
    public static Optional<Signature> find(Type type, String name, Catalogue catalogue) {
        return receiver(type).flatMap(receiver -> catalogue.member(receiver, name));
    }

    /** What the catalogue calls a type in front of the dot of a member, if it declares members of it. */
    static Optional<String> receiver(Type type) {
        if (type instanceof Type.Density || type instanceof Type.Weighted) {
            return Optional.of("Density");
        }
        if (type instanceof Type.Family) {
            return Optional.of("Family");
        }
        if (type instanceof Type.Run) {
            return Optional.of("Run");
        }
        if (type == Simple.SCHEDULE || type instanceof Type.Function) {
            return Optional.of("Schedule");
        }
        return type == Simple.ESTIMATE || type == Simple.REAL ? Optional.of("Estimate") : Optional.empty();
    }
}
