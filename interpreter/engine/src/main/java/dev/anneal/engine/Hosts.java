package dev.anneal.engine;

import dev.anneal.catalogue.Catalogue;
import dev.anneal.catalogue.Kind;
import dev.anneal.catalogue.Signature;
import dev.anneal.catalogue.SignatureKey;
import dev.anneal.evaluate.Value;
import dev.anneal.extension.Extension;
import dev.anneal.extension.HostArguments;
import dev.anneal.extension.HostDensity;
import dev.anneal.extension.HostMetric;
import dev.anneal.plan.Datum;
import dev.anneal.type.Dimension;
import dev.anneal.type.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the hosts' extensions add to the language, and how it is made. Immutable. */
public final class Hosts {
    /** Nothing. */
    public static final Hosts NONE = new Hosts(Map.of(), List.of());

    private static final String RUN = "Run";

    private final Map<SignatureKey, Maker> makers;
    private final List<Metric> metrics;

    private record Maker(String origin, Function<HostArguments, ?> maker) {}

    /**
     * A metric of a host's.
     *
     * @param name the field of a run
     * @param origin the extension and its version
     */
    record Metric(String name, String origin, HostMetric metric) {}

    /** Why a host did not make what it was asked for. */
    private record Refused(String message) {}

    private Hosts(Map<SignatureKey, Maker> makers, List<Metric> metrics) {
        this.makers = makers;
        this.metrics = metrics;
    }

    /** What extensions add. */
    public static Hosts of(List<Extension> extensions) {
        Map<SignatureKey, Maker> makers = new LinkedHashMap<>();
        List<Metric> metrics = new ArrayList<>();
        for (Extension extension : extensions) {
            String origin = origin(extension);
            extension
                    .densities()
                    .forEach(offer -> makers.put(
                            read(extension, offer.declaration(), Kind.DENSITY).key(),
                            new Maker(origin, offer.maker())));
            extension
                    .schedules()
                    .forEach(offer -> makers.put(
                            read(extension, offer.declaration(), Kind.SCHEDULE).key(),
                            new Maker(origin, offer.maker())));
            extension
                    .metrics()
                    .forEach(measure -> metrics.add(new Metric(
                            read(extension, measure.declaration(), Kind.FIELD).name(), origin, measure.metric())));
        }
        return new Hosts(makers, List.copyOf(metrics));
    }

    /**
     * A catalogue with the declarations of extensions.
     *
     * @throws IllegalArgumentException if one of them cannot be read, is of another kind than it should be, or is there
     *     already
     */
    public static Catalogue extend(Catalogue catalogue, List<Extension> extensions) {
        Catalogue extended = catalogue;
        for (Extension extension : extensions) {
            for (Extension.Offer<?> offer : extension.densities()) {
                extended = extended.extendedBy(
                        extension.toString(), declared(extension, offer.declaration(), Kind.DENSITY));
            }
            for (Extension.Offer<?> offer : extension.schedules()) {
                extended = extended.extendedBy(
                        extension.toString(), declared(extension, offer.declaration(), Kind.SCHEDULE));
            }
            for (Extension.Measure measure : extension.metrics()) {
                extended = extended.extendedBy(
                        extension.toString(), declared(extension, measure.declaration(), Kind.FIELD));
            }
        }
        return extended;
    }

    private static String declared(Extension extension, String declaration, Kind kind) {
        read(extension, declaration, kind);
        return declaration;
    }

    private static Signature read(Extension extension, String declaration, Kind kind) {
        Signature signature = Catalogue.read(extension.toString(), declaration);
        boolean fits = signature.kind() == kind
                && (kind == Kind.FIELD
                        ? signature.receiver().equals(Optional.of(RUN)) && signature.result() == Type.Simple.REAL
                        : signature.receiver().isEmpty() && signature.callable());
        if (!fits) {
            throw new IllegalArgumentException(extension + " declares the " + signature.key() + " where it offers a "
                    + (kind == Kind.FIELD
                            ? "metric: `extern field Run.name: Real`"
                            : kind.words() + ": `extern " + kind.keyword() + " name(…)`"));
        }
        if (kind == Kind.DENSITY && !(signature.result() instanceof Type.Density)) {
            throw new IllegalArgumentException(extension + " does not say on which space the " + signature.key()
                    + " is, as `extern density " + signature.name() + "(…): Density[2]` does");
        }
        return signature;
    }

    private static String origin(Extension extension) {
        return extension.id() + " " + extension.version();
    }

    boolean offers(SignatureKey key) {
        return makers.containsKey(key)
                || (key.kind() == Kind.FIELD
                        && metrics.stream().anyMatch(metric -> metric.name().equals(key.name())));
    }

    List<Metric> metrics() {
        return metrics;
    }

    boolean isEmpty() {
        return makers.isEmpty() && metrics.isEmpty();
    }

    /** A term with what its host makes for it, or with the reason why the host does not. */
    Value.Term completed(Value.Term term) {
        Maker maker = makers.get(new SignatureKey(term.kind(), Optional.empty(), term.name()));
        if (maker == null) {
            return term;
        }
        Map<String, Value> arguments = new LinkedHashMap<>(term.arguments());
        arguments.put(Value.Hosted.ARGUMENT, new Value.Hosted(maker.origin(), made(maker, term)));
        return new Value.Term(term.kind(), term.name(), arguments, term.dimension(), term.span());
    }

    @SuppressWarnings("IllegalCatch") // Whatever a host throws becomes a message.
    private static Object made(Maker maker, Value.Term term) {
        String what = "the " + term.kind().words() + " `" + term.name() + "` of " + maker.origin();
        try {
            Object made = maker.maker().apply(new HostArgumentValues(term));
            if (made == null) {
                return new Refused(what + " was not made");
            }
            if (made instanceof HostDensity density) {
                return dimensions(what, density, term.dimension())
                        .<Object>map(Refused::new)
                        .orElse(made);
            }
            return made;
        } catch (IllegalArgumentException refused) {
            return new Refused(String.valueOf(refused.getMessage()));
        } catch (RuntimeException broken) {
            return new Refused(String.valueOf(new HostFailure(what, broken).getMessage()));
        }
    }

    private static Optional<String> dimensions(String what, HostDensity density, Dimension declared) {
        int found = density.logDensity().dimension();
        return declared.size()
                .filter(size -> size != found)
                .map(size -> what + " is on R^" + found + ", and declared to be on R^" + size);
    }

    /** Why the host of a term did not make it; empty if it did, or if the term has no host. */
    static Optional<String> refusal(Value.Term term) {
        return term.argument(Value.Hosted.ARGUMENT) instanceof Value.Hosted hosted
                        && hosted.implementation() instanceof Refused refused
                ? Optional.of(refused.message())
                : Optional.empty();
    }

    /** What a host made for a term; empty if it has no host or it is of another type. */
    static <T> Optional<T> made(Datum.Term term, Class<T> type) {
        return term.argument(Value.Hosted.ARGUMENT) instanceof Datum.Hosted hosted
                ? hosted.implementation().filter(type::isInstance).map(type::cast)
                : Optional.empty();
    }

    /** A term in words, for what fails in it. */
    static String words(Datum.Term term) {
        String origin = term.argument(Value.Hosted.ARGUMENT) instanceof Datum.Hosted hosted ? hosted.origin() : "";
        return "the " + term.kind().words() + " `" + term.name() + "` of " + origin;
    }
}
