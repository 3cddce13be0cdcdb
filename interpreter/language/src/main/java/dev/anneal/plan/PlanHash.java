package dev.anneal.plan;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hash of a plan's canonical form: equal for two plans that compute the same.
 *
 * @param hex 64 hexadecimal digits of SHA-256
 */
public record PlanHash(String hex) {
    /** The hash of bytes. */
    public static PlanHash of(byte[] bytes) {
        try {
            return new PlanHash(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Enough digits to tell plans apart. */
    public String brief() {
        return hex.substring(0, 12);
    }
}
