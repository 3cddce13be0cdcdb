package dev.anneal.repl;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.source.Source;
import dev.anneal.source.Span;
import dev.anneal.syntax.Clause;
import dev.anneal.syntax.Decl;
import dev.anneal.syntax.Entry;
import dev.anneal.syntax.Expr.Identifier;
import dev.anneal.syntax.Keywords;
import dev.anneal.syntax.Script;
import dev.anneal.syntax.SyntaxLimits;
import dev.anneal.syntax.SyntaxParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A statement of a session. What stands in the session's script may differ from what was typed in one place: an
 * expression that is typed alone is printed, and a run gets the session's seed.
 *
 * @param origin what was typed or loaded
 * @param text the declaration in the session's script
 * @param decl the declaration, as far as it could be read
 */
record Statement(Span origin, String text, Optional<Decl> decl) {
    /** The form of what was typed as a declaration, be it right or wrong. */
    static Statement of(Entry.Statement typed) {
        String text = typed.span().text();
        int code = typed.code() - typed.span().start();
        Statement declaration = parsed(typed.span(), text);
        List<Diagnostic> mistakes = mistakes(text);
        if (mistakes.isEmpty()) {
            return declaration;
        }
        String printed = text.substring(0, code) + "print " + text.substring(code);
        List<Diagnostic> others = mistakes(printed);
        boolean misspelt = mistakes.get(0)
                .help()
                .filter(help -> help.startsWith("did you mean"))
                .isPresent();
        boolean expression = others.isEmpty() || (!beginsDeclaration(text, code) && !misspelt);
        return expression ? parsed(typed.span(), printed) : declaration;
    }

    private static boolean beginsDeclaration(String text, int code) {
        int end = code;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        String word = text.substring(code, end);
        String rest = text.substring(end).stripLeading();
        boolean follows = !rest.isEmpty() && (Character.isLetter(rest.charAt(0)) || rest.startsWith("\""));
        boolean assigned = rest.startsWith("=") && !rest.startsWith("==");
        return assigned
                || Keywords.declarations().contains(word)
                || (follows && !word.isEmpty() && !List.of("not", "if").contains(word));
    }

    private static List<Diagnostic> mistakes(String text) {
        Diagnostics diagnostics = new Diagnostics();
        SyntaxParser.parse(Source.of("entry", text), SyntaxLimits.DEFAULT, diagnostics);
        return diagnostics.inOrder().stream().filter(Diagnostic::isError).toList();
    }

    private static Statement parsed(Span origin, String text) {
        Script script = SyntaxParser.parse(Source.of("entry", text), SyntaxLimits.DEFAULT, new Diagnostics());
        return new Statement(
                origin,
                text,
                script.declarations().size() == 1
                        ? Optional.of(script.declarations().get(0))
                        : Optional.empty());
    }

    /** Whether there is no mistake in how it is written. */
    boolean isReadable() {
        return decl.isPresent() && mistakes(text).isEmpty();
    }

    /** A statement that the session makes itself. */
    static Statement of(String text) {
        Source source = Source.of(SessionScript.NAME, text);
        return parsed(new Span(source, 0, text.length()), text);
    }

    /** This statement with another text for the session's script. */
    Statement reading(String other) {
        return parsed(origin, other);
    }

    /** The names that it declares. */
    List<String> names() {
        List<Identifier> names = new ArrayList<>();
        if (decl.isEmpty()) {
            return List.of();
        } else if (decl.get() instanceof Decl.Import importing) {
            importing.selected().forEach(one -> names.add(one.local()));
            if (importing.selected().isEmpty()) {
                return List.of(importing.alias().map(Identifier::text).orElseGet(() -> stem(importing)));
            }
        } else {
            name(decl.get()).ifPresent(names::add);
        }
        return names.stream()
                .map(Identifier::text)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String stem(Decl.Import importing) {
        String path = importing.path();
        String last = path.substring(path.lastIndexOf(importing.file() ? '/' : '.') + 1);
        return last.endsWith(".anneal") ? last.substring(0, last.length() - 7) : last;
    }

    private static Optional<Identifier> name(Decl decl) {
        if (decl instanceof Decl.Param param) {
            return Optional.of(param.name());
        } else if (decl instanceof Decl.Let let) {
            return Optional.of(let.name());
        } else if (decl instanceof Decl.Function function) {
            return Optional.of(function.name());
        } else if (decl instanceof Decl.Named named) {
            return Optional.of(named.name());
        } else if (decl instanceof Decl.Study study) {
            return Optional.of(study.name());
        } else if (decl instanceof Decl.Table table) {
            return Optional.of(table.name());
        }
        return decl instanceof Decl.Plot plot ? plot.name() : Optional.empty();
    }

    /** Whether what comes later can depend on it: all but what only shows, saves or demands something. */
    boolean declares() {
        return !names().isEmpty()
                || decl.filter(Decl.Language.class::isInstance).isPresent();
    }

    /** This statement with a seed, if it is a run or a sweep that names none. */
    Statement seeded(long seed) {
        boolean unseeded = decl.isPresent()
                && decl.get() instanceof Decl.Study study
                && study.clauses().stream().noneMatch(Statement::isSeed);
        int end = text.lastIndexOf('}');
        return unseeded && end >= 0
                ? reading(text.substring(0, end).stripTrailing() + "\n  seed " + seed + "\n" + text.substring(end))
                : this;
    }

    private static boolean isSeed(Clause clause) {
        return clause instanceof Clause.Plain plain && plain.kind() == Clause.PlainKind.SEED;
    }

    /** The place in what was typed of a place in the text for the session's script. */
    Span original(int start, int end) {
        String typed = origin.text();
        int shorter = Math.min(text.length(), typed.length());
        int tail = 0;
        while (tail < shorter && text.charAt(text.length() - 1 - tail) == typed.charAt(typed.length() - 1 - tail)) {
            tail++;
        }
        int same = 0;
        while (same < shorter - tail && text.charAt(same) == typed.charAt(same)) {
            same++;
        }
        int from = original(start, same, tail);
        return new Span(
                origin.source(), origin.start() + from, origin.start() + Math.max(from, original(end, same, tail)));
    }

    private int original(int offset, int same, int tail) {
        if (offset >= text.length() - tail) {
            return offset - text.length() + origin.text().length();
        }
        return Math.min(offset, same);
    }
}
