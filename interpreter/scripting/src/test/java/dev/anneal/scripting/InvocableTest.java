package dev.anneal.scripting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import javax.script.Invocable;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;
import org.junit.jupiter.api.Test;

class InvocableTest {
    private static final String SCRIPT = """
            let scale = 10
            fn scaled(x, by = 2) = scale * by * x
            let cube = x -> x ^ 3
            fn greeting(name: String) = "hello"
            fn whole(x) = round(x)
            fn both(x) = [x, 2 * x]
            fn first(v: Vector[n]) = v[1]
            target bump(at) = normal(at, 1)
            """;

    private final ScriptEngine engine = new ScriptEngineManager().getEngineByName("anneal");
    private final Invocable functions = (Invocable) engine;

    /** Functions of the script above. */
    public interface Functions {
        double scaled(double x);

        int whole(double x);

        String greeting(String name);

        double[] both(Number x);

        default double twice(double x) {
            return 2 * scaled(x);
        }
    }

    @Test
    void callsFunctionsOfTheLatestScript() throws ScriptException, NoSuchMethodException {
        assertThatThrownBy(() -> functions.invokeFunction("cube", 2)).isInstanceOf(NoSuchMethodException.class);

        engine.eval(SCRIPT);
        assertThat(functions.invokeFunction("scaled", 3)).isEqualTo(60.0);
        assertThat(functions.invokeFunction("scaled", 3, 1)).isEqualTo(30.0);
        assertThat(functions.invokeFunction("cube", 2)).isEqualTo(8.0);
        assertThat(functions.invokeFunction("greeting", "you")).isEqualTo("hello");
        assertThat(functions.invokeFunction("first", List.of(4, 5))).isEqualTo(4.0);

        engine.eval("fn cube(x) = -x");
        assertThat(functions.invokeFunction("cube", 2)).isEqualTo(-2.0);
    }

    @Test
    void callsFunctionsThatUseResults() throws ScriptException, NoSuchMethodException {
        engine.eval("""
                target bump = normal([2], 1)
                family one = gaussian_mixture(dim: 1, components: 1)
                run r {
                  fit one to bump
                  until 30
                }
                fn shifted(x) = x + r.coverage
                """);

        assertThat(functions.invokeFunction("shifted", 1)).isEqualTo(2.0);
    }

    @Test
    void saysWhatIsWrongWithACall() throws ScriptException {
        engine.eval(SCRIPT);

        assertThatThrownBy(() -> functions.invokeFunction("cubed", 1))
                .isInstanceOf(NoSuchMethodException.class)
                .hasMessageContaining("`scaled`, `cube`");
        assertThatThrownBy(() -> functions.invokeFunction("cube"))
                .isInstanceOf(ScriptException.class)
                .hasMessageContaining("needs a value for `x`");
        assertThatThrownBy(() -> functions.invokeFunction("cube", 1, 2))
                .isInstanceOf(ScriptException.class)
                .hasMessageContaining("cube(1, 2)")
                .hasMessageContaining("takes 1 value, not 2");
        assertThatThrownBy(() -> functions.invokeFunction("greeting", 1))
                .isInstanceOf(ScriptException.class)
                .hasMessageContaining("greeting(1)");
        assertThatThrownBy(() -> functions.invokeFunction("bump", 1))
                .isInstanceOf(ScriptException.class)
                .hasMessageContaining("nothing outside of a script");
        assertThatThrownBy(() -> functions.invokeFunction("cube", new Object()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void callsFunctionsOfGivenValues() throws ScriptException, NoSuchMethodException {
        Object before = engine.eval("param scale = 1\nfn scaled(x) = scale * x");
        engine.put("scale", 5);
        Object after = engine.eval("param scale = 1\nfn scaled(x) = scale * x");

        assertThat(functions.invokeMethod(before, "scaled", 2)).isEqualTo(2.0);
        assertThat(functions.invokeMethod(after, "scaled", 2)).isEqualTo(10.0);
        assertThatThrownBy(() -> functions.invokeMethod("text", "scaled", 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givesInterfacesToFunctions() throws ScriptException {
        engine.eval(SCRIPT);

        Functions typed = functions.getInterface(Functions.class);
        assertThat(typed.scaled(1)).isEqualTo(20);
        assertThat(typed.whole(2.7)).isEqualTo(3);
        assertThat(typed.greeting("you")).isEqualTo("hello");
        assertThat(typed.both(2)).containsExactly(2, 4);
        assertThat(typed.twice(1)).isEqualTo(40);
        assertThat(List.of(typed)).contains(typed);
        assertThat(typed).hasSameHashCodeAs(List.of(typed).get(0));
        assertThat(typed.toString()).contains("scaled");
        assertThat(functions.getInterface(Runnable.class)).isNull();
        assertThatThrownBy(() -> functions.getInterface(String.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void callsFromManyThreadsDoNotDisturbEachOther() throws ScriptException {
        Object values = engine.eval(SCRIPT);

        double sum = IntStream.range(0, 2000)
                .parallel()
                .mapToDouble(i -> {
                    try {
                        return (Double) functions.invokeMethod(values, "cube", i % 7);
                    } catch (ScriptException | NoSuchMethodException wrong) {
                        throw new AssertionError(wrong);
                    }
                })
                .sum();

        double expected =
                IntStream.range(0, 2000).mapToDouble(i -> Math.pow(i % 7, 3)).sum();
        assertThat(sum).isEqualTo(expected);
    }
}
