package dev.anneal.json;

/**
 * Writes JSON. A handful of objects is no reason for a library whose loading would take as long as checking the script;
 * what it writes is read back by one in the tests.
 */
public final class JsonText {
    private final StringBuilder out = new StringBuilder();
    private boolean first = true;

    /** Opens an object or a list: <code>{</code> or {@code [}. */
    public JsonText open(char bracket) {
        separate();
        out.append(bracket);
        first = true;
        return this;
    }

    /** Closes what was opened last. */
    public JsonText close(char bracket) {
        out.append(bracket);
        first = false;
        return this;
    }

    /** The name of the field whose value comes next. */
    public JsonText field(String name) {
        separate();
        quote(name);
        out.append(':');
        first = true;
        return this;
    }

    /** A text. */
    public JsonText text(String value) {
        separate();
        quote(value);
        return this;
    }

    /** A whole number. */
    public JsonText number(int value) {
        separate();
        out.append(value);
        return this;
    }

    /** A number with all its digits; null for what is no number in JSON. */
    public JsonText number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return nothing();
        }
        separate();
        out.append(
                value == Math.rint(value) && Math.abs(value) < 1e15
                        ? Long.toString((long) value)
                        : Double.toString(value));
        return this;
    }

    /** True or false. */
    public JsonText flag(boolean value) {
        separate();
        out.append(value);
        return this;
    }

    /** Null. */
    public JsonText nothing() {
        separate();
        out.append("null");
        return this;
    }

    /** Opens an element of a list on a new line, so that people and tools that go by lines can read the list. */
    public JsonText openOnLine(char bracket) {
        separate();
        out.append('\n').append(bracket);
        first = true;
        return this;
    }

    /** A line break, which means nothing. */
    public JsonText line() {
        out.append('\n');
        return this;
    }

    private void separate() {
        if (!first) {
            out.append(',');
        }
        first = false;
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == '"' || unit == '\\') {
                out.append('\\').append(unit);
            } else if (Character.isISOControl(unit) || unit == '\u2028' || unit == '\u2029') {
                // Beyond what JSON demands: what a terminal or a reader by lines could take for a command.
                out.append(String.format("\\u%04x", (int) unit));
            } else if (Character.isSurrogate(unit) && !isHalfOfPair(text, i)) {
                // There is no UTF-8 for half a character.
                out.append('\uFFFD');
            } else {
                out.append(unit);
            }
        }
        out.append('"');
    }

    private static boolean isHalfOfPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
