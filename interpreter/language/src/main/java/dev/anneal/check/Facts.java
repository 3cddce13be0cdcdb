package dev.anneal.check;

import dev.anneal.source.Span;
import dev.anneal.syntax.Expr;
import dev.anneal.type.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the checker found out about the expressions of a declaration: kept beside the tree, which stays as it was
 * written. Expressions are known by their place in the declaration, so that what was found out about a declaration
 * holds for the same text elsewhere.
 */
public final class Facts {
    /** The place of an expression in its declaration. */
    private record Place(Class<? extends Expr> form, int from, int to) {}

    private final int origin;
    private final Map<Place, Type> types;
    private final Map<Place, Resolution> resolutions;
    private final Map<Place, BoundCall> calls;

    /** No facts yet, about a declaration that starts at an offset. */
    Facts(int origin) {
        this(origin, new HashMap<>(), new HashMap<>(), new HashMap<>());
    }

    private Facts(int origin, Map<Place, Type> types, Map<Place, Resolution> resolutions, Map<Place, BoundCall> calls) {
        this.origin = origin;
        this.types = types;
        this.resolutions = resolutions;
        this.calls = calls;
    }

    /** The same facts about a declaration of the same text that starts elsewhere. */
    Facts movedTo(int otherOrigin) {
        return new Facts(otherOrigin, types, resolutions, calls);
    }

    private Place place(Expr expression) {
        Span span = expression.span();
        return new Place(expression.getClass(), span.start() - origin, span.end() - origin);
    }

    void type(Expr expression, Type type) {
        types.put(place(expression), type);
    }

    void resolve(Expr expression, Resolution resolution) {
        resolutions.put(place(expression), resolution);
    }

    void bind(Expr expression, BoundCall call) {
        calls.put(place(expression), call);
    }

    /** The type of an expression; erroneous where it has not been checked. */
    public Type type(Expr expression) {
        return types.getOrDefault(place(expression), Type.Simple.ERRONEOUS);
    }

    /** What a name, or a member of a module, refers to, if it refers to something. */
    public Optional<Resolution> resolution(Expr expression) {
        return Optional.ofNullable(resolutions.get(place(expression)));
    }

    /** What a call, or the use of a member, calls. */
    public Optional<BoundCall> call(Expr expression) {
        return Optional.ofNullable(calls.get(place(expression)));
    }
}
