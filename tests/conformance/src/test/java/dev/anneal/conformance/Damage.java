package dev.anneal.conformance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Damages scripts at random: bytes are lost, doubled, changed or inserted, words change places, two scripts become one. */
final class Damage {
    private static final Pattern WORDS = Pattern.compile("\\w+|\\s+|[^\\w\\s]");

    /** What tends to be special somewhere. */
    private static final List<String> SPECIAL = List.of(
            "\0", "\r", "\n", "\t", "\uFEFF", "\u2028", "é", "𝛼", "\u202E", "\"", "'", "“", "{", "}", "(", ")", "[",
            "]", ";", "/*", "*/", "//", "///", "->", "..", "=", ":", ",", "^", "-", "1e999", "1e-999", "inf", "missing",
            "1e9", "-1", "0", "0.5", "let ", "run ", "if ", " else ", "for ", "x -> ");

    private final SplittableRandom random;
    private final List<String> others;

    /** Damage that may also splice in parts of other scripts. */
    Damage(SplittableRandom random, List<String> others) {
        this.random = random;
        this.others = others;
    }

    /** A script with one to four damages. Bytes that are no text have become replacement characters. */
    String damaged(String script) {
        String text = script;
        for (int damage = 1 + random.nextInt(4); damage > 0; damage--) {
            text = switch (random.nextInt(5)) {
                case 0 -> words(text);
                case 1 -> spliced(text);
                case 2 -> special(text);
                default -> new String(bytes(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
            };
        }
        return text;
    }

    private byte[] bytes(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int length = Math.min(bytes.length - at, 1 + random.nextInt(random.nextInt(4) == 0 ? 40 : 3));
        byte[] before = Arrays.copyOf(bytes, at);
        byte[] piece = Arrays.copyOfRange(bytes, at, at + length);
        byte[] after = Arrays.copyOfRange(bytes, at + length, bytes.length);
        return switch (random.nextInt(5)) {
            case 0 -> joined(before, after);
            case 1 -> joined(before, piece, piece, after);
            case 2 -> {
                random.nextBytes(piece);
                yield joined(before, piece, after);
            }
            case 3 -> {
                if (length > 0) {
                    piece[0] ^= (byte) (1 << random.nextInt(8));
                }
                yield joined(before, piece, after);
            }
            default -> before;
        };
    }

    private static byte[] joined(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] joined = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }

    private String words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORDS.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        if (words.isEmpty()) {
            return text;
        }
        int at = random.nextInt(words.size());
        int other = random.nextInt(words.size());
        switch (random.nextInt(4)) {
            case 0 -> words.remove(at);
            case 1 -> words.add(other, words.get(at));
            case 2 -> words.set(at, words.get(other));
            default -> words.set(at, words.set(other, words.get(at)));
        }
        return String.join("", words);
    }

    private String spliced(String text) {
        String other = others.get(random.nextInt(others.size()));
        int from = random.nextInt(other.length() + 1);
        int to = Math.min(other.length(), from + random.nextInt(200));
        int at = random.nextInt(text.length() + 1);
        String rest = text.substring(random.nextBoolean() ? at : text.length());
        return text.substring(0, at) + other.substring(from, to) + rest;
    }

    private String special(String text) {
        int at = random.nextInt(text.length() + 1);
        // Half of a pair is no text either, but the embedding API can be given one.
        String piece = random.nextInt(20) == 0 ? "\uD835" : SPECIAL.get(random.nextInt(SPECIAL.size()));
        return text.substring(0, at) + piece + text.substring(at);
    }
}
