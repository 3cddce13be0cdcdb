package dev.anneal.engine;

import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import dev.anneal.evaluate.Values;
import dev.anneal.extension.HostArguments;

/** The arguments of a term, for the host that makes it. */
record HostArgumentValues(Value.Term term) implements HostArguments {
    @Override
    public double number(String name) {
        return Values.number(value(name)).orElseThrow(() -> other(name, "a number"));
    }

    @Override
    public int whole(String name) {
        double number = number(name);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("`" + name + "` must be a whole number, " + ValueText.insteadOf(number));
        }
        return (int) number;
    }

    @Override
    public double[] vector(String name) {
        if (value(name) instanceof Value.Vector vector) {
            return vector.entries().clone();
        }
        throw other(name, "a row of numbers");
    }

    @Override
    public double[][] matrix(String name) {
        if (value(name) instanceof Value.Matrix matrix) {
            return TableView.rectangle(matrix);
        }
        throw other(name, "a rectangle of numbers");
    }

    @Override
    public String text(String name) {
        if (value(name) instanceof Value.Text text) {
            return text.value();
        }
        throw other(name, "a text");
    }

    @Override
    public boolean flag(String name) {
        if (value(name) instanceof Value.Flag flag) {
            return flag.value();
        }
        throw other(name, "a truth value");
    }

    @Override
    public boolean has(String name) {
        return term.arguments().containsKey(name) && !(term.argument(name) instanceof Value.Absent);
    }

    private Value value(String name) {
        if (!has(name)) {
            throw new IllegalArgumentException("`" + term.name() + "` has no argument `" + name + "`");
        }
        return term.argument(name);
    }

    private static IllegalArgumentException other(String name, String wanted) {
        return new IllegalArgumentException("`" + name + "` is not " + wanted);
    }
}
