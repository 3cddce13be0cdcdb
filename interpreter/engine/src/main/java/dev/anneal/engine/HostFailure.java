package dev.anneal.engine;

/**
 * What a host wrote has failed. Where numerics refuse what they are given this is refused like it; while a fit is made it
 * is the fit's failure.
 */
final class HostFailure extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /**
     * A failure.
     *
     * @param what what failed, such as "the density `ring` of rings 1"
     */
    HostFailure(String what, Throwable cause) {
        super(what + " failed: " + words(cause), cause);
    }

    private static String words(Throwable cause) {
        String message = cause.getMessage();
        String kind = cause.getClass().getSimpleName();
        return message == null || message.isBlank() ? kind : NumericsText.clause(message) + " (" + kind + ")";
    }
}
