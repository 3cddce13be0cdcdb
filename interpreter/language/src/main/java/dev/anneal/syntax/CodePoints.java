package dev.anneal.syntax;

import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** The lexer counts code points, spans count UTF-16 units: this brings a text with rarer characters into line. */
final class CodePoints {
    private CodePoints() {}

    static void toUtf16(String text, List<Token> tokens) {
        if (text.codePointCount(0, text.length()) == text.length()) {
            return;
        }
        int codePoint = 0;
        int unit = 0;
        for (Token token : tokens) {
            int length = token.getStopIndex() - token.getStartIndex() + 1;
            int start = text.offsetByCodePoints(unit, token.getStartIndex() - codePoint);
            int end = text.offsetByCodePoints(start, Math.max(0, length));
            codePoint = token.getStartIndex() + Math.max(0, length);
            unit = end;
            CommonToken common = (CommonToken) token;
            // The text is read from the lexer's own characters by code point; keep it before the offsets change.
            common.setText(token.getType() == Token.EOF ? "" : text.substring(start, end));
            common.setStartIndex(start);
            common.setStopIndex(start + (end - start) - 1);
        }
    }
}
