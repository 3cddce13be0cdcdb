package dev.anneal.engine;

import dev.anneal.core.ClauseName;
import dev.anneal.plan.FitSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The backends by the method they implement. Immutable. */
public final class Backends {
    private final Map<String, Backend> byMethod;
    private final Hosts hosts;

    private Backends(Map<String, Backend> byMethod, Hosts hosts) {
        this.byMethod = byMethod;
        this.hosts = hosts;
    }

    /** Those that come with the interpreter. */
    public static Backends standard() {
        return of(List.of(new GradientFlowBackend(), new SummaryOdeBackend(), new AdamBackend()));
    }

    /** The given ones; a later one replaces an earlier one for its method. */
    public static Backends of(List<Backend> backends) {
        Map<String, Backend> byMethod = new LinkedHashMap<>();
        backends.forEach(backend -> byMethod.put(backend.method(), backend));
        return new Backends(byMethod, Hosts.NONE);
    }

    /** These backends with what hosts add to the language. */
    public Backends among(Hosts newHosts) {
        if (newHosts.isEmpty()) {
            return this;
        }
        Map<String, Backend> hosted = new LinkedHashMap<>();
        byMethod.forEach((method, backend) -> hosted.put(method, new HostedBackend(backend, newHosts)));
        return new Backends(hosted, newHosts);
    }

    /** What hosts add to the language. */
    Hosts hosts() {
        return hosts;
    }

    /** The backend of a method. */
    public Optional<Backend> find(String method) {
        return Optional.ofNullable(byMethod.get(method));
    }

    /** The backend that makes a fit; it must exist. */
    Backend of(FitSpec spec) {
        return find(spec.method().name())
                .orElseThrow(() -> new IllegalStateException(
                        "no backend for " + spec.method().name()));
    }

    /** Why a fit cannot be made; empty if it can. */
    Optional<Refusal> refusal(FitSpec spec) {
        String method = spec.method().name();
        Optional<Backend> backend = find(method);
        if (backend.isEmpty() && !spec.family().name().equals("gaussian_mixture")) {
            return Optional.of(Refusal.of(
                    ClauseName.FAMILY,
                    "this version of the interpreter cannot fit `"
                            + spec.family().name() + "` yet"));
        }
        if (backend.isEmpty()) {
            return Optional.of(
                    Refusal.of(ClauseName.METHOD, "this version of the interpreter cannot fit by `" + method + "` yet")
                            .help("`by gradient_flow()` fits this family"));
        }
        return backend.get().refusal(spec);
    }
}
