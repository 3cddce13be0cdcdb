package dev.anneal.syntax;

import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.grammar.AnnealLexer;
import dev.anneal.grammar.AnnealParser;
import dev.anneal.source.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** All tokens of a script, comments included, and what the parser takes each for, mistakes or not. */
public final class TokenClassifier {
    private final Map<Integer, ClassifiedToken.Use> uses = new HashMap<>();

    private TokenClassifier() {}

    /** The tokens of a script in their order, without the end of the text. */
    public static List<ClassifiedToken> tokens(Source script) {
        TokenClassifier classifier = new TokenClassifier();
        Diagnostics diagnostics = new Diagnostics();
        CommonTokenStream tokens = new CommonTokenStream(
                StatementEnds.filter(script, raw(script), SyntaxLimits.DEFAULT.nesting(), diagnostics));
        // What is nested too deeply is not read at all.
        if (!diagnostics.contain(DiagnosticCode.NESTED_TOO_DEEPLY)) {
            AnnealParser parser = new AnnealParser(tokens);
            parser.removeErrorListeners();
            parser.setErrorHandler(new StatementRecovery());
            classifier.visit(parser.script());
        }
        return raw(script).stream()
                .filter(token -> token.getType() != Token.EOF)
                .map(token -> new ClassifiedToken(
                        token.getText(),
                        token.getType(),
                        token.getStartIndex(),
                        token.getStopIndex() + 1,
                        classifier.uses.getOrDefault(token.getStartIndex(), ClassifiedToken.Use.UNREAD)))
                .toList();
    }

    private static List<Token> raw(Source script) {
        AnnealLexer lexer = new AnnealLexer(CharStreams.fromString(script.text(), script.name()));
        lexer.removeErrorListeners();
        CommonTokenStream raw = new CommonTokenStream(lexer);
        raw.fill();
        CodePoints.toUtf16(script.text(), raw.getTokens());
        return raw.getTokens();
    }

    private void visit(ParseTree node) {
        if (node instanceof TerminalNode leaf && !(leaf instanceof ErrorNode)) {
            Token token = leaf.getSymbol();
            // A token that the filter supplied has no characters, and stands where another one does.
            if (token.getStopIndex() >= token.getStartIndex()) {
                uses.put(token.getStartIndex(), use(leaf.getParent()));
            }
        }
        for (int i = 0; i < node.getChildCount(); i++) {
            visit(node.getChild(i));
        }
    }

    private static ClassifiedToken.Use use(ParseTree parent) {
        if (parent instanceof AnnealParser.NameContext || parent instanceof AnnealParser.LabelContext) {
            // A word that was taken for the name of an argument, before the rest turned out not to be one.
            boolean givenUp = ((ParserRuleContext) parent.getParent()).exception != null;
            return givenUp ? ClassifiedToken.Use.UNREAD : ClassifiedToken.Use.NAME;
        }
        boolean skipped = parent instanceof AnnealParser.SkippedContext
                || parent instanceof AnnealParser.UnknownDeclarationContext
                || parent instanceof AnnealParser.UnknownClauseContext;
        return skipped ? ClassifiedToken.Use.UNREAD : ClassifiedToken.Use.ITSELF;
    }
}
