package dev.anneal.check;

import dev.anneal.syntax.Expr;
import dev.anneal.type.Type;
import java.util.IdentityHashMap;
import java.util.Optional;

/** What the checker found out about the expressions of a script: kept beside the tree, which stays as it was written. */
public final class Facts {
    private final IdentityHashMap<Expr, Type> types = new IdentityHashMap<>();
    private final IdentityHashMap<Expr, Resolution> resolutions = new IdentityHashMap<>();
    private final IdentityHashMap<Expr, BoundCall> calls = new IdentityHashMap<>();

    void type(Expr expression, Type type) {
        types.put(expression, type);
    }

    void resolve(Expr.Name name, Resolution resolution) {
        resolutions.put(name, resolution);
    }

    void bind(Expr expression, BoundCall call) {
        calls.put(expression, call);
    }

    /** The type of an expression; erroneous where it has not been checked. */
    public Type type(Expr expression) {
        return types.getOrDefault(expression, Type.Simple.ERRONEOUS);
    }

    /** What a name refers to, if it refers to something. */
    public Optional<Resolution> resolution(Expr.Name name) {
        return Optional.ofNullable(resolutions.get(name));
    }

    /** What a call, or the use of a member, calls. */
    public Optional<BoundCall> call(Expr expression) {
        return Optional.ofNullable(calls.get(expression));
    }
}
