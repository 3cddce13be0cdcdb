package dev.anneal.extension;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Densities, schedules and metrics of a host's, each declared in the language:
 *
 * <pre>{@code
 * Extension rings = Extension.builder("org.example.rings", "1")
 *         .density("""
 *                 /// A ring around the origin.
 *                 extern density ring(radius: Real = 3, width: Real = 0.2): Density[2]
 *                 """, arguments -> Rings.of(arguments.number("radius"), arguments.number("width")))
 *         .build();
 * Anneal anneal = Anneal.builder().install(rings).build();
 * }</pre>
 *
 * <p>Immutable and thread-safe, if what it was given is.
 */
public final class Extension {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*([.-][A-Za-z0-9_]+)*");

    private final String id;
    private final String version;
    private final List<Offer<HostDensity>> densities;
    private final List<Offer<HostSchedule>> schedules;
    private final List<Measure> metrics;

    /**
     * Something that is made from arguments.
     *
     * @param declaration an {@code extern} declaration of the language with its documentation
     * @param maker makes it; its {@link IllegalArgumentException}s are messages for the author of the script, and one that
     *     begins with a parameter's name in backquotes is shown at that argument
     */
    public record Offer<T>(String declaration, Function<HostArguments, T> maker) {
        public Offer {
            requireNonNull(declaration, "there is no declaration");
            requireNonNull(maker, "there is nothing that makes it");
        }
    }

    /**
     * A metric.
     *
     * @param declaration an {@code extern field Run.…: Real} declaration with its documentation
     * @param metric computes it
     */
    public record Measure(String declaration, HostMetric metric) {
        public Measure {
            requireNonNull(declaration, "there is no declaration");
            requireNonNull(metric, "there is no metric");
        }
    }

    private Extension(Builder builder) {
        this.id = builder.id;
        this.version = builder.version;
        this.densities = List.copyOf(builder.densities);
        this.schedules = List.copyOf(builder.schedules);
        this.metrics = List.copyOf(builder.metrics);
    }

    /**
     * A builder of extensions.
     *
     * @param id its name, unlike that of any other extension: letters, digits, underscores, dots and hyphens
     * @param version changes whenever anything that it computes changes: fits that were kept are then not used
     */
    public static Builder builder(String id, String version) {
        return new Builder(id, version);
    }

    /** Its name. */
    public String id() {
        return id;
    }

    /** Its version. */
    public String version() {
        return version;
    }

    /** Its densities. */
    public List<Offer<HostDensity>> densities() {
        return densities;
    }

    /** Its schedules. */
    public List<Offer<HostSchedule>> schedules() {
        return schedules;
    }

    /** Its metrics. */
    public List<Measure> metrics() {
        return metrics;
    }

    @Override
    public String toString() {
        return "extension " + id + " " + version;
    }

    /** Builds extensions. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final String version;
        private final List<Offer<HostDensity>> densities = new ArrayList<>();
        private final List<Offer<HostSchedule>> schedules = new ArrayList<>();
        private final List<Measure> metrics = new ArrayList<>();

        private Builder(String id, String version) {
            if (!NAME.matcher(id).matches()) {
                throw new IllegalArgumentException("an extension cannot be named \"" + id + "\"");
            }
            if (version.isBlank()) {
                throw new IllegalArgumentException("the extension " + id + " has no version");
            }
            this.id = id;
            this.version = version;
        }

        /** Adds a density; see {@link Offer}. Its declaration says on which space it is: {@code Density[2]}. */
        public Builder density(String declaration, Function<HostArguments, HostDensity> maker) {
            densities.add(new Offer<>(declaration, maker));
            return this;
        }

        /** Adds a schedule; see {@link Offer}. */
        public Builder schedule(String declaration, Function<HostArguments, HostSchedule> maker) {
            schedules.add(new Offer<>(declaration, maker));
            return this;
        }

        /** Adds a metric; see {@link Measure}. */
        public Builder metric(String declaration, HostMetric metric) {
            metrics.add(new Measure(declaration, metric));
            return this;
        }

        /** The extension. Whether its declarations can be read is known when it is installed. */
        public Extension build() {
            return new Extension(this);
        }
    }
}
