package outside;

import dev.anneal.Anneal;
import dev.anneal.Inputs;
import dev.anneal.Plan;
import dev.anneal.RunOptions;
import dev.anneal.numerics.simd.Simd;
import dev.anneal.report.ChartRenderer;
import dev.anneal.run.Fit;
import dev.anneal.run.Results;
import dev.anneal.source.Source;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.Map;
import javax.script.Invocable;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.RuntimeMetaData;
import org.antlr.v4.runtime.atn.ATNDeserializer;

/** A program that embeds Anneal in both ways, and uses an ANTLR that Anneal could not use. */
public final class Host {
    private static final String SCRIPT = """
            import std.targets (two_modes)

            param separation = 3
            let problem = two_modes(separation: separation, dim: 8)
            family pair = gaussian_mixture(dim: 8, components: 2, init: normal(0, 0.125))
            run cooled {
              fit pair to problem
              under linear(from: 0.1, rate: 0.1)
              until settled(25)
              record coverage every 1
            }
            plot lines(cooled, x: time, y: coverage)
            fn doubled(x) = 2 * x * cooled.coverage
            expect cooled.coverage > 0.95
            """;

    private static final PrintStream OUT = new PrintStream(new FileOutputStream(FileDescriptor.out), true);

    private Host() {}

    /** Says on standard output what came of it. */
    public static void main(String[] arguments) throws Exception {
        antlr();
        embedded();
        scripted();
        OUT.println("computes with " + Simd.active().description());
    }

    private static double rounded(double value) {
        return Math.rint(value * 1e6) / 1e6;
    }

    private static void antlr() {
        String text = CharStreams.fromString("used").toString();
        OUT.println("antlr " + RuntimeMetaData.getRuntimeVersion() + " is " + text + ", tables of version "
                + ATNDeserializer.SERIALIZED_VERSION);
    }

    private static void embedded() throws InterruptedException {
        try (Anneal anneal = Anneal.create()) {
            Plan plan = anneal.compile(Source.of("study", SCRIPT))
                    .prepare(Inputs.defaults().with("separation", 4))
                    .plan()
                    .orElseThrow();
            Results results = plan.run(RunOptions.defaults());
            OUT.println("embedded: coverage " + rounded(results.fit("cooled").metric("coverage").value()) + " at separation "
                    + results.value("separation"));
            OUT.println("chart: " + ChartRenderer.svg(results.charts().get(0)).startsWith("<svg"));
        }
    }

    private static void scripted() throws Exception {
        ScriptEngine engine = new ScriptEngineManager().getEngineByName("anneal");
        engine.put("separation", 5);
        Map<?, ?> values = (Map<?, ?>) engine.eval(SCRIPT);
        Fit cooled = (Fit) values.get("cooled");
        OUT.println("scripted: coverage " + rounded(cooled.metric("coverage").value()) + " at separation "
                + values.get("separation") + ", doubled " + rounded((Double) ((Invocable) engine).invokeFunction("doubled", 21)));
        OUT.println("version " + engine.getFactory().getEngineVersion());
    }
}
