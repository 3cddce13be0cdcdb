package dev.anneal.syntax;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.grammar.AnnealLexer;
import dev.anneal.grammar.AnnealParser;
import dev.anneal.source.Source;
import dev.anneal.source.Span;
import java.util.List;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CodePointCharStream;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ConsoleErrorListener;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * From the text of a script to its tree. Mistakes are added to the diagnostics; what could be read is returned, so that
 * the rest of a script is checked even where a part of it cannot be read.
 */
public final class SyntaxParser {
    private SyntaxParser() {}

    /** Reads a whole script. */
    public static Script parse(Source source, SyntaxLimits limits, Diagnostics diagnostics) {
        diagnostics.reads(source);
        if (source.text().length() > limits.characters()) {
            diagnostics.add(Diagnostic.of(
                    DiagnosticCode.SCRIPT_TOO_LONG,
                    new Span(source, 0, 0),
                    "the script has " + source.text().length() + " characters; at most " + limits.characters()
                            + " are read"));
            return new Script(source, List.of());
        }
        try {
            CommonTokenStream tokens = tokens(source, limits, diagnostics);
            if (diagnostics.contain(DiagnosticCode.NESTED_TOO_DEEPLY)) {
                return new Script(source, List.of());
            }
            AnnealParser.ScriptContext tree = tree(source, tokens, diagnostics);
            return new DeclarationBuilder(source, tokens, diagnostics).script(tree);
        } catch (StackOverflowError tooDeep) {
            // Chains of prefix operators and arrows nest without brackets; nothing sensible is this deep.
            diagnostics.add(Diagnostic.of(
                            DiagnosticCode.NESTED_TOO_DEEPLY,
                            new Span(source, 0, 0),
                            "an expression of this script is nested too deeply to be read")
                    .help("give the inner parts names of their own with `let`"));
            return new Script(source, List.of());
        }
    }

    static CommonTokenStream tokens(Source source, SyntaxLimits limits, Diagnostics diagnostics) {
        ListTokenSource filtered =
                StatementEnds.filter(source, raw(source, diagnostics), limits.nesting(), diagnostics);
        CommonTokenStream tokens = new CommonTokenStream(filtered, Token.DEFAULT_CHANNEL);
        tokens.fill();
        return tokens;
    }

    /** What the lexer finds, before it is decided which ends of lines end a statement. */
    static List<? extends Token> raw(Source source, Diagnostics diagnostics) {
        CodePointCharStream characters = CharStreams.fromString(source.text(), source.name());
        AnnealLexer lexer = new AnnealLexer(characters);
        lexer.removeErrorListeners();
        CommonTokenStream raw = new CommonTokenStream(lexer);
        raw.fill();
        CodePoints.toUtf16(source.text(), raw.getTokens());
        return ForeignText.replace(source, raw.getTokens(), diagnostics);
    }

    /** First the fast way, which reads every correct script; the thorough one only to say what is wrong. */
    private static AnnealParser.ScriptContext tree(Source source, CommonTokenStream tokens, Diagnostics diagnostics) {
        AnnealParser parser = new AnnealParser(tokens);
        parser.removeErrorListeners();
        parser.removeErrorListener(ConsoleErrorListener.INSTANCE);
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        parser.setErrorHandler(new BailErrorStrategy());
        try {
            return parser.script();
        } catch (ParseCancellationException mistake) {
            tokens.seek(0);
            parser.reset();
            parser.getInterpreter().setPredictionMode(PredictionMode.LL);
            parser.setErrorHandler(new StatementRecovery());
            parser.addErrorListener(new SyntaxErrors(source, diagnostics));
            return parser.script();
        }
    }
}
