package dev.anneal.catalogue;

import dev.anneal.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the {@code extern} declarations in a file of the standard library without parsing them: a paragraph is a
 * declaration with the documentation above it, and its first words are its key. Start-up depends on this being cheap.
 */
final class CatalogueReader {
    private static final String EXTERN = "extern ";

    private CatalogueReader() {}

    /** The declarations of a file of the standard library. */
    static List<SignatureText> read(String resource) {
        return read(resource, Resources.text(resource));
    }

    /** The declarations of a text; {@code origin} names it in messages. */
    static List<SignatureText> read(String origin, String text) {
        List<SignatureText> found = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf("\n\n", start);
            end = end < 0 ? text.length() : end;
            String paragraph = text.substring(start, end).strip();
            int extern = paragraph.startsWith(EXTERN) ? 0 : paragraph.indexOf("\n" + EXTERN) + 1;
            if (paragraph.startsWith(EXTERN) || extern > 0) {
                SignatureKey key = key(paragraph, extern + EXTERN.length());
                found.add(new SignatureText(key, Source.of(origin, paragraph)));
            }
            start = end + 2;
        }
        return found;
    }

    private static SignatureKey key(String paragraph, int from) {
        int space = paragraph.indexOf(' ', from);
        if (space < 0) {
            throw new IllegalStateException("`" + paragraph.substring(from) + "` declares nothing");
        }
        String keyword = paragraph.substring(from, space);
        int end = space + 1;
        while (end < paragraph.length() && isNamePart(paragraph.charAt(end))) {
            end++;
        }
        String qualified = paragraph.substring(space + 1, end);
        int dot = qualified.indexOf('.');
        Kind kind = Kind.ofKeyword(keyword)
                .orElseThrow(() -> new IllegalStateException("`extern " + keyword + "` is not known"));
        Optional<String> receiver = dot < 0 ? Optional.empty() : Optional.of(qualified.substring(0, dot));
        return new SignatureKey(kind, receiver, qualified.substring(dot + 1));
    }

    private static boolean isNamePart(char character) {
        return Character.isLetterOrDigit(character) || character == '_' || character == '.';
    }
}
