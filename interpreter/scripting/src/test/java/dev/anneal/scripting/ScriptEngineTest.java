package dev.anneal.scripting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.anneal.Anneal;
import dev.anneal.run.Estimate;
import dev.anneal.run.Limits;
import dev.anneal.run.ScriptFunction;
import dev.anneal.run.Table;
import dev.anneal.source.SourceResolver;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.script.Compilable;
import javax.script.CompiledScript;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;
import javax.script.SimpleBindings;
import javax.script.SimpleScriptContext;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptEngineTest {
    private static final String RUN = """
            param separation = 3
            let mu = separation * basis(1, 4)
            target two_modes = 0.5 * normal(mu, 1) + 0.5 * normal(-mu, 1)
            family pair = gaussian_mixture(dim: 4, components: 2, init: normal(0, 0.125))
            run cooled {
              fit pair to two_modes
              under linear(from: 0.1, rate: 0.1)
              until settled(25)
            }
            """;

    private static ScriptEngine engine() {
        ScriptEngine engine = new ScriptEngineManager().getEngineByName("anneal");
        assertThat(engine).isNotNull();
        return engine;
    }

    private static ScriptValues eval(ScriptEngine engine, String script) throws ScriptException {
        return (ScriptValues) engine.eval(script);
    }

    private static AnnealScriptException failure(ScriptEngine engine, String script) {
        return catchThrowableOfType(AnnealScriptException.class, () -> engine.eval(script));
    }

    @Test
    void isFoundByNameExtensionAndMimeType() {
        ScriptEngineManager manager = new ScriptEngineManager();

        assertThat(manager.getEngineByName("Anneal")).isInstanceOf(AnnealScriptEngine.class);
        assertThat(manager.getEngineByExtension("anneal")).isInstanceOf(AnnealScriptEngine.class);
        assertThat(manager.getEngineByMimeType("text/x-anneal")).isInstanceOf(AnnealScriptEngine.class);
    }

    @Test
    void tellsWhatItIs() {
        ScriptEngineFactory factory = engine().getFactory();

        assertThat(factory.getLanguageName()).isEqualTo("Anneal");
        assertThat(factory.getLanguageVersion()).isEqualTo("1");
        assertThat(factory.getParameter(ScriptEngine.NAME)).isEqualTo("anneal");
        assertThat(factory.getParameter(ScriptEngine.ENGINE_VERSION)).isEqualTo(factory.getEngineVersion());
        assertThat(factory.getParameter("THREADING")).isEqualTo("STATELESS");
        assertThat(factory.getParameter("nothing")).isNull();
        assertThat(factory.getMethodCallSyntax("run", "sample", "10", "seed: 1"))
                .isEqualTo("run.sample(10, seed: 1)");
    }

    @Test
    void writesProgramsThatItCanRun() throws ScriptException {
        ScriptEngine engine = engine();
        StringWriter out = new StringWriter();
        engine.getContext().setWriter(out);
        ScriptEngineFactory factory = engine.getFactory();

        engine.eval(factory.getProgram(
                "let x = 2", factory.getOutputStatement("a \"quoted\"\n\\ text"), factory.getOutputStatement("")));

        assertThat(out.toString().lines()).containsExactly("a \"quoted\"", "\\ text", "");
    }

    @Test
    void yieldsTheNamesOfTheScript() throws ScriptException {
        ScriptValues values = eval(engine(), RUN + """
                let coverage = round(cooled.coverage)
                let names = ["a", "b"]
                let settings = { rate: 0.1, deep: [1, 2] }
                let square = x -> x ^ 2
                table points = from cooled.series select time
                print cooled.coverage
                """);

        assertThat(values.keySet())
                .containsExactly("separation", "mu", "cooled", "coverage", "names", "settings", "square", "points");
        assertThat(values).containsEntry("separation", 3.0).containsEntry("coverage", 1.0);
        assertThat(values.get("mu")).isEqualTo(new double[] {3, 0, 0, 0});
        assertThat(values.get("names")).isEqualTo(List.of("a", "b"));
        assertThat(values)
                .extractingByKey("settings", InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("rate", 0.1);
        assertThat(values.get("square")).isInstanceOf(ScriptFunction.class);
        assertThat(values.fit("cooled").metric("coverage").value()).isCloseTo(1, within(1e-9));
        assertThat(values.get("cooled")).isSameAs(values.fit("cooled"));
        assertThat(values.table("points")).isSameAs(values.get("points"));
        assertThatThrownBy(() -> values.put("more", 1)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void yieldsSweepsAsTablesOfEstimates() throws ScriptException {
        ScriptValues values = eval(engine(), RUN.replace("param separation = 3", "let separation = 3") + """
                sweep phase {
                  over rate in [0.1, 1]
                  repeat 4
                  fit pair to two_modes
                  under linear(from: 0.1, rate: rate)
                  until settled(25)
                  measure collapse = probability(collapsed)
                }
                """);

        Table phase = values.table("phase");
        assertThat(values.get("phase")).isSameAs(phase);
        assertThat(phase.rows()).isEqualTo(2);
        assertThat(phase.column("collapse", Estimate.class).get(0))
                .extracting("count")
                .isEqualTo(4L);
    }

    @Test
    void givesInputsWhatIsBound() throws ScriptException {
        ScriptEngine engine = engine();
        engine.put("number", 7);
        engine.put("flag", true);
        engine.put("text", "late");
        engine.put("row", new int[] {1, 2, 3});
        engine.put("rectangle", List.of(List.of(1, 2), List.of(3, 4.5)));
        engine.put("words", new String[] {"a", "b"});
        engine.put("other things", new Object());

        ScriptValues values = eval(engine, """
                param number = 1
                param flag = false
                param text = "early"
                param row: Vector[3] = [0, 0, 0]
                param rectangle: Matrix[2, 2] = [[0, 0], [0, 0]]
                param words = ["x"]
                param left = 5
                """);

        assertThat(values)
                .containsEntry("number", 7.0)
                .containsEntry("flag", true)
                .containsEntry("text", "late");
        assertThat(values.get("row")).isEqualTo(new double[] {1, 2, 3});
        assertThat(values.get("rectangle")).isEqualTo(new double[][] {{1, 2}, {3, 4.5}});
        assertThat(values.get("words")).isEqualTo(List.of("a", "b"));
        assertThat(values).containsEntry("left", 5.0);
        assertThat(engine.get("left")).as("bindings are not changed").isNull();
    }

    @Test
    void findsInputsInAllScopesAndInGivenBindings() throws ScriptException {
        ScriptEngineManager manager = new ScriptEngineManager();
        manager.put("x", 1);
        manager.put("y", 2);
        ScriptEngine engine = manager.getEngineByName("anneal");
        engine.put("y", 3);

        assertThat(eval(engine, "param x = 0\nparam y = 0"))
                .containsEntry("x", 1.0)
                .containsEntry("y", 3.0);
        assertThat((Map<?, ?>) engine.eval("param y = 0\nlet z = y + 1", new SimpleBindings(Map.of("y", 10))))
                .hasToString("{y=10.0, z=11.0}");
    }

    @Test
    void saysWhichInputIsWrong() {
        ScriptEngine engine = engine();
        engine.put("dim", "many");

        AnnealScriptException wrong = failure(engine, "param dim = 4 in 1..10");
        assertThat(wrong).hasMessageContaining("ANN-0202").hasMessageContaining("dim = \"many\"");

        engine.put("dim", 11);
        assertThat(failure(engine, "param dim = 4 in 1..10")).hasMessageContaining("cannot be 11");

        engine.put("dim", new Object());
        assertThatThrownBy(() -> engine.eval("param dim = 4"))
                .isInstanceOf(ScriptException.class)
                .hasMessageContaining("`dim`")
                .hasMessageContaining("java.lang.Object");
    }

    @Test
    void hintsAtInputsThatAreMisspelt() throws ScriptException {
        ScriptEngine engine = engine();
        StringWriter errors = new StringWriter();
        engine.getContext().setErrorWriter(errors);
        engine.put("repaets", 3);
        engine.put("unrelated", 3);

        eval(engine, "param repeats = 2\nprint repeats");

        assertThat(errors.toString())
                .contains("`repaets` is bound, but no input of the script; did you mean `repeats`?")
                .doesNotContain("unrelated");
    }

    @Test
    void placesMistakes() {
        ScriptEngine engine = engine();
        engine.put(ScriptEngine.FILENAME, "study.anneal");

        AnnealScriptException thrown = failure(engine, "let x = 1\nlet y = x +* 2\nlet z = unknown_name\nprint z\n");

        assertThat(thrown.getFileName()).isEqualTo("study.anneal");
        assertThat(thrown.getLineNumber()).isEqualTo(2);
        assertThat(thrown.getColumnNumber()).isEqualTo(12);
        assertThat(thrown.getMessage()).contains("error[ANN-0101]").contains("let y = x +* 2");
        assertThat(thrown.diagnostics()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(thrown.values()).isEmpty();
    }

    @Test
    void printsToItsWriters() throws ScriptException {
        ScriptEngine engine = engine();
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();
        engine.getContext().setWriter(out);
        engine.getContext().setErrorWriter(errors);

        eval(engine, RUN + "let third = 0.1 * 3\nprint third == 0.3\nprint cooled\n");

        assertThat(out.toString()).startsWith("false\n\nrun cooled: 2 of 2 modes covered");
        assertThat(errors.toString()).contains("warning[ANN-0224]").doesNotContain("never used");
    }

    @Test
    void throwsWhereAnExpectationDoesNotHold() {
        AnnealScriptException thrown = failure(engine(), "let x = 2\nexpect x > 3\nexpect x > 1\nexpect x == 5\n");

        assertThat(thrown.getLineNumber()).isEqualTo(2);
        assertThat(thrown.getMessage())
                .contains("expectation failed at script:2")
                .contains("expectation failed at script:4")
                .doesNotContain("script:3");
        assertThat(thrown.values().orElseThrow()).containsEntry("x", 2.0);
    }

    @Test
    void takesTheSeedOfItsContext() throws ScriptException {
        ScriptEngine engine = engine();
        ScriptContext context = new SimpleScriptContext();
        context.setAttribute(AnnealScriptEngineFactory.SEED, 9, ScriptContext.ENGINE_SCOPE);

        ScriptValues seeded = (ScriptValues) engine.eval(RUN, context);
        assertThat(seeded.fit("cooled").description().seed()).isEqualTo(9);

        context.setAttribute(AnnealScriptEngineFactory.SEED, "nine", ScriptContext.ENGINE_SCOPE);
        assertThatThrownBy(() -> engine.eval(RUN, context)).hasMessageContaining("whole number");
    }

    @Test
    void readsReaders() throws ScriptException {
        assertThat((Map<?, ?>) engine().eval(new StringReader("let x = 1 + 1"))).hasToString("{x=2.0}");
    }

    @Test
    void compilesOnceAndRunsFromManyThreads() throws Exception {
        CompiledScript script = ((Compilable) engine()).compile(RUN + "let mode = sum(mu)\n");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Double>> tasks = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                double separation = 1 + i;
                tasks.add(() -> (Double)
                        ((ScriptValues) script.eval(new SimpleBindings(Map.of("separation", separation)))).get("mode"));
            }
            List<Double> modes = new ArrayList<>();
            for (Future<Double> result : threads.invokeAll(tasks)) {
                modes.add(result.get());
            }
            assertThat(modes).hasSize(16).isSorted().startsWith(1.0).endsWith(16.0);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void refusesToCompileWhatIsWrong() {
        assertThatThrownBy(() -> ((Compilable) engine()).compile("let x = missing_name"))
                .isInstanceOf(AnnealScriptException.class)
                .hasMessageContaining("missing_name");
    }

    @Test
    void readsNoFilesUnlessItsHostSaysSo(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("shared.anneal"), "let dim = 4\n");
        String script = "import \"shared.anneal\" (dim)\nlet twice = 2 * dim\n";
        assertThat(failure(engine(), script)).hasMessageContaining("scripts cannot read files here");

        try (Anneal anneal = Anneal.builder()
                .sources(SourceResolver.within(folder))
                .limits(Limits.DEFAULT.tightenedBy(
                        new Limits(Duration.ofMinutes(1), 100, 1L << 30, Limits.DEFAULT.syntax())))
                .build()) {
            ScriptEngineManager manager = new ScriptEngineManager();
            manager.registerEngineName("files", new AnnealScriptEngineFactory(anneal));
            assertThat(eval(manager.getEngineByName("files"), script)).containsEntry("twice", 8.0);
        }
    }

    @Test
    void anInterruptedThreadStaysInterrupted() {
        ScriptEngine engine = engine();
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> engine.eval(RUN.replace("run cooled {", "sweep many {\n  repeat 5000")))
                    .isInstanceOf(ScriptException.class)
                    .hasCauseInstanceOf(InterruptedException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
