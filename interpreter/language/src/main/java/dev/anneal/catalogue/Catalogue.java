package dev.anneal.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The one table of signatures, keyed by kind and name: a schedule {@code geometric} and a path {@code geometric} are
 * different things. Checker, completion, documentation and did-you-mean all read it.
 *
 * <p>Immutable to its users and thread-safe. Names are known at once; a signature is read when it is first asked for,
 * because a script uses few of them.
 */
public final class Catalogue {
    private final Map<SignatureKey, SignatureText> texts;
    private final Map<SignatureKey, Signature> signatures = new ConcurrentHashMap<>();

    private Catalogue(Map<SignatureKey, SignatureText> texts) {
        this.texts = texts;
    }

    /** The catalogue of what the language offers without an import. */
    public static Catalogue builtins() {
        return of(CatalogueReader.read("std/builtins.anneal"));
    }

    /** A catalogue of the given signatures; a later one replaces an earlier one with its key. */
    static Catalogue of(List<SignatureText> texts) {
        Map<SignatureKey, SignatureText> byKey = new LinkedHashMap<>();
        for (SignatureText text : texts) {
            byKey.put(text.key(), text);
        }
        return new Catalogue(byKey);
    }

    /**
     * This catalogue and one signature more.
     *
     * @param origin who declares it, for messages
     * @param declaration an {@code extern} declaration with its documentation
     * @throws IllegalArgumentException if it cannot be read, is not exactly one, or if there is one with its key already
     */
    public Catalogue extendedBy(String origin, String declaration) {
        Signature added = read(origin, declaration);
        if (texts.containsKey(added.key())) {
            throw new IllegalArgumentException(origin + " declares the " + added.key() + ", which there is already");
        }
        List<SignatureText> all = new ArrayList<>(texts.values());
        all.addAll(CatalogueReader.read(origin, declaration.strip()));
        return of(all);
    }

    /**
     * The signature of one declaration.
     *
     * @throws IllegalArgumentException if it cannot be read or is not exactly one
     */
    public static Signature read(String origin, String declaration) {
        try {
            List<SignatureText> texts = CatalogueReader.read(origin, declaration.strip());
            if (texts.size() == 1) {
                return texts.get(0).signature();
            }
            throw new IllegalArgumentException(
                    origin + " needs one `extern` declaration in each text, not " + texts.size() + ": " + declaration);
        } catch (IllegalStateException unreadable) {
            throw new IllegalArgumentException(
                    origin + " has a declaration that cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** The signature of a kind and name. */
    public Optional<Signature> find(Kind kind, String name) {
        return find(new SignatureKey(kind, Optional.empty(), name));
    }

    /** The signature of a member of a type. */
    public Optional<Signature> member(String receiver, String name) {
        for (Kind kind : Kind.values()) {
            Optional<Signature> found = find(new SignatureKey(kind, Optional.of(receiver), name));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The signature with a key. */
    public Optional<Signature> find(SignatureKey key) {
        SignatureText text = texts.get(key);
        return text == null ? Optional.empty() : Optional.of(signatures.computeIfAbsent(key, k -> text.signature()));
    }

    /** A signature as it is written: its name, parameters with their types and defaults, and the type of its value. */
    public Optional<String> written(SignatureKey key) {
        return Optional.ofNullable(texts.get(key)).map(SignatureText::written);
    }

    /** The names of a kind that stand on their own, in the order of the catalogue. */
    public List<String> names(Kind... kinds) {
        List<String> names = new ArrayList<>();
        for (SignatureKey key : texts.keySet()) {
            if (key.receiver().isEmpty() && Arrays.asList(kinds).contains(key.kind())) {
                names.add(key.name());
            }
        }
        return names;
    }

    /** The names of the members of a type, in the order of the catalogue. */
    public List<String> members(String receiver) {
        List<String> names = new ArrayList<>();
        for (SignatureKey key : texts.keySet()) {
            if (key.receiver().equals(Optional.of(receiver))) {
                names.add(key.name());
            }
        }
        return names;
    }

    /** Everything it offers. */
    public List<SignatureKey> keys() {
        return List.copyOf(texts.keySet());
    }
}
