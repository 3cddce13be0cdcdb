package dev.anneal.evaluate;

/** An expression uses a declaration whose value could not be found; the reason has been reported where it arose. */
public final class UnknownValue extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String name;

    UnknownValue(String name) {
        super("`" + name + "` has no value", null, false, false);
        this.name = name;
    }

    /** The name without a value. */
    public String name() {
        return name;
    }
}
