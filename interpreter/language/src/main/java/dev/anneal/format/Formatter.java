package dev.anneal.format;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.source.Source;
import dev.anneal.source.Span;
import dev.anneal.syntax.Lexeme;
import dev.anneal.syntax.Lexemes;
import dev.anneal.syntax.Script;
import dev.anneal.syntax.SyntaxLimits;
import dev.anneal.syntax.SyntaxParser;
import java.util.List;

/**
 * Writes scripts in the one style of the language: lines of at most 100 characters, two spaces for each step, one
 * statement on a line. What a script says stays as its author wrote it: numbers, texts, parentheses and comments to the
 * letter, blank lines between groups one at most.
 *
 * <p>Nothing is aligned across lines: in a column of `over` clauses, one long name would touch the lines of all others.
 * A list breaks where it is too long or where its author began it on a new line ({@link Brackets}). The result is
 * compared with the source, piece by piece, before anyone sees it: a formatter that loses a comment must fail instead.
 */
public final class Formatter {
    private static final int WIDTH = 100;

    private Formatter() {}

    /** Formats a script; one with syntax errors is left as it is. */
    public static Formatted format(Source source) {
        SyntaxLimits limits = SyntaxLimits.DEFAULT;
        Diagnostics diagnostics = new Diagnostics();
        Script script = SyntaxParser.parse(source, limits, diagnostics);
        if (diagnostics.hasErrors()) {
            return new Formatted(source, source.text(), diagnostics.inOrder());
        }
        List<Lexeme> lexemes = Lexemes.of(source, limits, diagnostics);
        String text;
        try {
            PieceReader reader = new PieceReader(CommentPlacement.place(lexemes));
            text = DocumentPrinter.print(new DeclarationLayout(reader).script(script), WIDTH);
        } catch (StackOverflowError tooDeep) {
            return new Formatted(source, source.text(), List.of(tooDeep(source)));
        }
        // A formatted text can be a little longer than its source, and is no longer limited.
        SyntaxLimits unlimited = new SyntaxLimits(Integer.MAX_VALUE, limits.nesting());
        Source result = Source.of(source.name(), text);
        SameContent.require(source, lexemes, Lexemes.of(result, unlimited, diagnostics));
        return new Formatted(source, text, List.of());
    }

    private static Diagnostic tooDeep(Source source) {
        return Diagnostic.of(
                        DiagnosticCode.NESTED_TOO_DEEPLY,
                        new Span(source, 0, 0),
                        "an expression of this script is nested too deeply to be formatted")
                .help("give the inner parts names of their own with `let`");
    }
}
