package dev.anneal.type;

import java.util.Collection;

/**
 * How much a type is when it is written out. Values that share their parts can have types that no step could walk
 * through; of those the parts are not told apart before their values are known.
 */
public final class TypeSize {
    private static final int MOST_PARTS = 200;

    private int parts;

    private TypeSize() {}

    /** The type as a part of another one: itself, unless it is very large. */
    public static Type part(Type type) {
        TypeSize size = new TypeSize();
        size.add(type);
        return size.parts > MOST_PARTS ? Type.Simple.ANY : type;
    }

    private void add(Type type) {
        // Beyond the limit nothing is looked at any more, so that the end comes soon whatever the type.
        if (++parts > MOST_PARTS) {
            return;
        }
        if (type instanceof Type.Sequence sequence) {
            add(sequence.element());
        } else if (type instanceof Type.Fields fields) {
            addAll(fields.fields().values());
        } else if (type instanceof Type.Function function) {
            addAll(function.parameters());
            add(function.result());
        }
    }

    private void addAll(Collection<Type> types) {
        for (Type type : types) {
            if (parts > MOST_PARTS) {
                return;
            }
            add(type);
        }
    }
}
