package dev.anneal.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function that a script declares, with the results that it uses. Thread-safe. */
public interface ScriptFunction {
    /** Its name. */
    String name();

    /** The names of its parameters, in order. */
    List<String> parameters();

    /**
     * Its value at arguments; those with a default may be left out from the end.
     *
     * @param arguments numbers, truth values, texts, arrays of numbers, lists of these, and maps of texts to these
     * @return its value in the form of {@link Results#values()}; null where it is missing
     * @throws CallException if it has no value there, as the script sees it, or one that is no data
     * @throws IllegalArgumentException if an argument is of a class that scripts have nothing for
     */
    @Nullable
    Object call(Object... arguments) throws CallException;
}
