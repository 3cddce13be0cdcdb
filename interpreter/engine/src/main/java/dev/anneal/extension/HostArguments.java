package dev.anneal.extension;

/**
 * The arguments that a script gives to something of a host's, by the names of its declaration; what the script left out has
 * the declaration's default. All methods throw an {@link IllegalArgumentException} if there is no argument of that name or
 * type, which the declaration rules out. Immutable.
 */
public interface HostArguments {
    /** A number. */
    double number(String name);

    /**
     * A whole number.
     *
     * @throws IllegalArgumentException if the script gave another number; its author is told so
     */
    int whole(String name);

    /** A row of numbers; a copy. */
    double[] vector(String name);

    /** A rectangle of numbers, row by row; a copy. */
    double[][] matrix(String name);

    /** A text. */
    String text(String name);

    /** A truth value. */
    boolean flag(String name);

    /** Whether there is an argument of that name; false where its default is {@code missing}. */
    boolean has(String name);
}
