package dev.anneal.editors;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A line with the newline at its end, as characters and as the bytes on which patterns are matched. */
final class TextMateLine {
    private final String text;
    private final byte[] bytes;
    private final int[] byteOfCharacter;

    TextMateLine(String text) {
        this.text = text + "\n";
        bytes = this.text.getBytes(StandardCharsets.UTF_8);
        byteOfCharacter = new int[this.text.length() + 1];
        for (int i = 0; i < this.text.length(); i++) {
            byteOfCharacter[i + 1] = byteOfCharacter[i] + bytesAt(i);
        }
    }

    /** The bytes of a character; of a pair of surrogates the first counts for both. */
    private int bytesAt(int index) {
        char character = text.charAt(index);
        if (Character.isLowSurrogate(character) && index > 0 && Character.isHighSurrogate(text.charAt(index - 1))) {
            return 0;
        }
        return String.valueOf(Character.toChars(text.codePointAt(index))).getBytes(StandardCharsets.UTF_8).length;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return text.length();
    }

    int toByte(int character) {
        return byteOfCharacter[character];
    }

    int toCharacter(int byteOffset) {
        int character = Arrays.binarySearch(byteOfCharacter, byteOffset);
        // Behind a pair of surrogates two characters share a byte: the later one is meant.
        while (character < text.length() && byteOfCharacter[character + 1] == byteOffset) {
            character++;
        }
        return character;
    }
}
