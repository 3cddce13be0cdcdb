package dev.anneal.syntax;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is told about a declaration wherever it is explained: its word, its head without the body, its documentation. */
public final class DeclHead {
    private DeclHead() {}

    /** The word of a declaration. */
    public static String word(Decl decl) {
        if (decl instanceof Decl.Function) {
            return "fn";
        } else if (decl instanceof Decl.Named named) {
            return named.kind().word();
        } else if (decl instanceof Decl.Study study) {
            return study.word();
        }
        return decl.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** The word and the name of a declaration, with its parameters as they are written. */
    public static String of(Decl decl) {
        if (decl instanceof Decl.Function function) {
            return "fn " + function.name().text() + "(" + written(function.parameters()) + ")"
                    + function.result().map(type -> ": " + type.span().text()).orElse("");
        } else if (decl instanceof Decl.Named named) {
            return named.kind().word() + " " + named.name().text()
                    + named.parameters().map(all -> "(" + written(all) + ")").orElse("");
        } else if (decl instanceof Decl.Param param) {
            return "param " + param.name().text() + " = "
                    + param.defaultValue().span().text();
        } else if (decl instanceof Decl.Let let) {
            return "let " + let.name().text();
        } else if (decl instanceof Decl.Study study) {
            return study.word() + " " + study.name().text();
        } else if (decl instanceof Decl.Table table) {
            return "table " + table.name().text();
        }
        return decl instanceof Decl.Plot plot && plot.name().isPresent()
                ? "plot " + plot.name().get().text()
                : word(decl);
    }

    private static String written(List<Decl.Parameter> parameters) {
        return parameters.stream().map(one -> one.span().text()).collect(Collectors.joining(", "));
    }

    /** What the {@code ///} comment above a declaration says; empty where there is none. */
    public static String documentation(Decl decl) {
        if (decl instanceof Decl.Function function) {
            return function.documentation();
        } else if (decl instanceof Decl.Named named) {
            return named.documentation();
        } else if (decl instanceof Decl.Param param) {
            return param.documentation();
        } else if (decl instanceof Decl.Let let) {
            return let.documentation();
        }
        return decl instanceof Decl.Study study ? study.documentation() : "";
    }
}
