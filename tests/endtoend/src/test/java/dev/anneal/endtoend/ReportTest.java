package dev.anneal.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anneal.endtoend.AnnealProcess.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report works in a real browser: by itself, without a complaint, for the mouse, by day and by night. */
class ReportTest {
    private static final String STUDY = """
            // Markup in a script is text in its report: </script><b>
            let mu = 3 * basis(1, 8)
            target two_modes = 0.5 * normal(mu, 1) + 0.5 * normal(-mu, 1)
            family pair = gaussian_mixture(dim: 8, components: 2, init: normal(0, 0.03))
            run one {
              fit pair to two_modes
              under linear(from: 0.1, rate: 0.1)
              until settled(25)
              record mode_mass, coverage every 1
            }
            sweep phase {
              over beta0 in [0.1, 0.5, 1]
              over rate in [0.05, 0.1, 0.5]
              repeat 30
              fit pair to two_modes
              under linear(from: beta0, rate: rate)
              by summary_ode()
              until settled(25)
              measure collapse = probability(collapsed), energy = mean(free_energy)
            }
            print one
            print phase
            print "a < b & \\"c\\" </script>"
            plot series = lines(one.series, x: time, y: mode_mass, title: "Masses <of> modes & co.")
            plot rates = lines(phase.at(beta0: 1), x: rate, y: collapse, x_scale: "log", band: true)
            plot map = heatmap(phase, x: rate, y: beta0, color: collapse, x_scale: "log", contour: 0.2)
            expect one.coverage > 2
            expect phase.at(beta0: 0.1, rate: 0.05).energy < 1
            """;

    @TempDir
    private Path directory;

    private Result run(String... arguments) throws Exception {
        return AnnealProcess.anneal().in(directory).run(arguments);
    }

    private static double number(Browser browser, String expression) throws Exception {
        return browser.evaluate(expression).asDouble();
    }

    @Test
    void aReportWorksInABrowser() throws Exception {
        Files.writeString(directory.resolve("script.anneal"), STUDY);
        Path out = directory.resolve("out");
        assertThat(run("run", "script.anneal", "--out", out.toString()).exitCode())
                .isEqualTo(1);
        Result result = run("report", out.toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
        Path report = out.resolve("report.html");
        assertThat(result.out()).isEqualTo(report + "\n");
        Result again = run("report", out.toString(), "--to", "again.html");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(directory.resolve("again.html")).hasSameBinaryContentAs(report);

        try (Browser browser = Browser.start(directory)) {
            browser.open(report);
            assertThat(number(browser, "document.querySelectorAll('.js-plotly-plot').length"))
                    .isEqualTo(3);
            assertThat(number(browser, "document.querySelectorAll('.scatterlayer .trace path.js-line').length"))
                    .isEqualTo(4);
            assertThat(number(browser, "document.querySelectorAll('.heatmaplayer image').length"))
                    .isEqualTo(1);
            hover(browser);
            sort(browser);
            textIsText(browser);
            theme(browser);
            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.requests()).containsExactly(report.toUri().toString());
        }
    }

    private static void hover(Browser browser) throws Exception {
        browser.evaluate("document.querySelector('.js-plotly-plot').scrollIntoView({block: 'center'})");
        JsonNode place = browser.evaluate("(() => { const plot = document.querySelector('.js-plotly-plot');"
                + " const box = plot.querySelector('.nsewdrag').getBoundingClientRect();"
                + " return [box.left + box.width * 0.6, box.top + box.height * 0.5]; })()");
        assertThat(number(browser, "document.querySelectorAll('.hovertext').length"))
                .isZero();
        browser.point(place.get(0).asDouble() - 5, place.get(1).asDouble());
        browser.point(place.get(0).asDouble(), place.get(1).asDouble());
        browser.await("document.querySelectorAll('.hovertext').length > 0");
        assertThat(browser.evaluate("document.querySelector('.hoverlayer').textContent")
                        .asText())
                .contains("time ")
                .contains("mode mass");
    }

    private static void sort(Browser browser) throws Exception {
        String column =
                "[...document.querySelectorAll('table')[0].tBodies[0].rows].map(row => row.cells[0].textContent)";
        assertThat(browser.evaluate(column).toString()).startsWith("[\"0.1\",\"0.1\",\"0.1\",\"0.5\"");
        String click = "document.querySelectorAll('table')[0].querySelectorAll('th button')[0].click()";
        browser.evaluate(click);
        browser.evaluate(click);
        assertThat(browser.evaluate(column).toString()).startsWith("[\"1\",\"1\",\"1\",\"0.5\"");
        assertThat(browser.evaluate("document.querySelector('th').getAttribute('aria-sort')")
                        .asText())
                .isEqualTo("descending");
    }

    private static void textIsText(Browser browser) throws Exception {
        String page = browser.evaluate("document.body.textContent").asText();
        assertThat(page)
                .contains("a < b & \"c\" </script>")
                .contains("Masses <of> modes & co.")
                .contains("// Markup in a script is text in its report: </script><b>")
                .contains("1 of 2 hold.")
                .contains("does not hold expect one.coverage > 2")
                .contains("script sha-256");
    }

    private static void theme(Browser browser) throws Exception {
        String paper = "getComputedStyle(document.body).backgroundColor + ' ' + getComputedStyle("
                + "document.querySelector('.js-plotly-plot .main-svg')).backgroundColor";
        browser.prefer("light");
        browser.await("(" + paper + ") === 'rgb(255, 255, 255) rgb(255, 255, 255)'");
        browser.prefer("dark");
        browser.await("(" + paper + ") === 'rgb(20, 24, 29) rgb(20, 24, 29)'");
    }

    /** What is told where the mouse points at a chart of each kind, in the order of the page. */
    private static final String[] TOLD = {
        "rate \\S+.*collapse \\S+ \\[.*\\]",
        "rate \\S+.*collapse \\S+ \\[.*\\]",
        "beta0 \\S+.*collapse \\S+ \\[.*\\].*energy \\S+",
        "mechanism: \\w+.*free energy \\S+.*coverage \\S+",
        "free energy from \\S+ to \\S+count \\d+",
        "collapsed false.*count \\d+",
        "collapsed false.*count \\d+",
        "collapse.*rate \\S+.*0\\.\\d+ \\[.*\\]",
        "rate \\S+.*beta0 \\S+.*collapse \\S+.*in theory \\S+",
        "x\\[1\\] \\S+, x\\[2\\] \\S+.*target: region of \\d+% .*fit: region of \\d+% .*",
        "component 1, mode 1.*time \\S+.*overlap \\S+",
    };

    @Test
    void everyKindOfChartAnswersTheMouse() throws Exception {
        Files.writeString(directory.resolve("script.anneal"), """
                let mu = 2 * basis(1, 2)
                target two_modes = 0.5 * normal(mu, 1) + 0.5 * normal(-mu, 1)
                family pair = gaussian_mixture(dim: 2, components: 2, init: normal(0, 0.7))
                run one {
                  fit pair to two_modes
                  until 10
                  record overlaps every 1
                }
                sweep phase {
                  over beta0 in [0.1, 1]
                  over rate in [0.05, 0.1, 0.5]
                  repeat 20
                  fit pair to two_modes
                  under linear(from: beta0, rate: rate)
                  by summary_ode()
                  until settled(5)
                  measure collapse = probability(collapsed), energy = mean(free_energy)
                }
                sweep fits {
                  over beta0 in [0.1, 1]
                  repeat 30
                  fit pair to two_modes
                  under linear(from: beta0, rate: 0.5)
                  by summary_ode()
                  until settled(5)
                }
                plot rates = lines(phase, x: rate, y: collapse, x_scale: "log", band: true, facet: beta0)
                plot points = scatter(phase, x: beta0, y: collapse, color: energy)
                plot kinds = scatter(fits, x: free_energy, y: coverage, color: mechanism)
                plot counts = histogram(fits, x: free_energy)
                plot flags = histogram(fits, x: collapsed, facet: beta0)
                plot groups = bars(phase.at(beta0: 1), x: rate, y: [collapse, energy])
                plot map = heatmap(
                  phase,
                  x: rate,
                  y: beta0,
                  color: collapse,
                  x_scale: "log",
                  contour: 0.1,
                  theory: collapse_probability(pair, two_modes, under: linear(from: beta0, rate: rate), until: settled(5)),
                  curve: x -> 0.2 + x,
                )
                plot plane = density_map(one)
                plot overlap = trajectory(one)
                """);
        Path out = directory.resolve("out");
        assertThat(run("run", "script.anneal", "--out", out.toString()).exitCode())
                .isZero();
        Result result = run("report", out.toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
        try (Browser browser = Browser.start(directory)) {
            browser.open(out.resolve("report.html"));
            assertThat(number(browser, "document.querySelectorAll('.js-plotly-plot').length"))
                    .isEqualTo(TOLD.length);
            for (String scheme : List.of("light", "dark")) {
                browser.prefer(scheme);
                browser.await("document.querySelector('.main-svg').style.background.includes('"
                        + (scheme.equals("light") ? "255, 255, 255" : "20, 24, 29") + "')");
                for (int chart = 0; chart < TOLD.length; chart++) {
                    assertThat(told(browser, chart)).as("chart " + chart).containsPattern("(?s)" + TOLD[chart]);
                }
            }
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** Points at the middle of a map or at a mark of another chart, and reads what is told. */
    private static String told(Browser browser, int chart) throws Exception {
        browser.point(1, 1);
        browser.await("document.querySelectorAll('.hovertext').length === 0");
        JsonNode place = browser.evaluate("""
                (() => {
                  const plot = document.querySelectorAll('.js-plotly-plot')[%d];
                  plot.scrollIntoView({ block: 'center' });
                  const box = plot.querySelector('.nsewdrag').getBoundingClientRect();
                  const index = plot._fullData.findIndex((trace) => trace.hoverinfo !== 'skip');
                  const trace = plot._fullData[index];
                  if (trace.type === 'heatmap') return [box.left + box.width * 0.45, box.top + box.height * 0.55];
                  const { xaxis, yaxis } = plot._fullLayout;
                  const bar = trace.type === 'bar';
                  const places = plot.calcdata[index]
                    .map((mark) => bar ? [(mark.p0 + mark.p1) / 2, mark.s1 / 2] : [mark.x, mark.y])
                    .filter(([x, y]) => Number.isFinite(x + y) && !(bar && y === 0));
                  const [x, y] = places[bar ? 0 : places.length >> 1];
                  return [box.left + xaxis.c2p(x), box.top + yaxis.c2p(y)];
                })()
                """.formatted(chart));
        assertThat(place).as("the place to point at in chart " + chart).hasSize(2);
        browser.point(place.get(0).asDouble() - 3, place.get(1).asDouble());
        browser.point(place.get(0).asDouble(), place.get(1).asDouble());
        browser.await("document.querySelectorAll('.js-plotly-plot')[" + chart
                + "].querySelectorAll('.hovertext').length > 0");
        return browser.evaluate("document.querySelectorAll('.js-plotly-plot')[" + chart
                        + "].querySelector('.hoverlayer').textContent")
                .asText();
    }

    @Test
    void aScriptMakesItsOwnPage() throws Exception {
        Files.writeString(directory.resolve("script.anneal"), STUDY.replaceAll("expect .*", "") + """
                report "Masses & more" {
                  text "How the modes <were> found."
                  plot lines(one.series, x: time, y: coverage)
                  table safest = from phase where beta0 < 0.2 select rate, collapse
                }
                """);
        Path out = directory.resolve("out");
        Result result = run("run", "script.anneal", "--out", out.toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
        Path page = out.resolve("masses-more.html");
        assertThat(result.err()).contains("report " + page + "\n");
        try (Browser browser = Browser.start(directory)) {
            browser.open(page);
            assertThat(number(browser, "document.querySelectorAll('.js-plotly-plot').length"))
                    .isEqualTo(1);
            assertThat(number(browser, "document.querySelectorAll('tbody tr').length"))
                    .isEqualTo(3);
            assertThat(browser.evaluate("document.body.textContent").asText())
                    .contains("Masses & more")
                    .contains("How the modes <were> found.");
            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.requests()).containsExactly(page.toUri().toString());
        }
    }

    @Test
    void whatIsSavedAsAPageIsOne() throws Exception {
        Files.writeString(directory.resolve("script.anneal"), """
                target wide = normal(2, 1)
                run one {
                  fit gaussian_mixture(dim: 1, components: 1) to wide
                  until 3
                  record kl every 1
                }
                table rates = from one select time, kl
                save lines(one, x: time, y: kl) to "curve.html"
                save rates to "rates.html"
                save one to "one.html"
                """);
        Path out = directory.resolve("out");
        Result result = run("run", "script.anneal", "--out", out.toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(out.resolve("rates.html"))
                .content()
                .contains("<td class=\"number\"")
                .doesNotContain("plotly");
        assertThat(out.resolve("one.html"))
                .content()
                .contains("Gaussian mixture of 1")
                .doesNotContain("plotly");
        try (Browser browser = Browser.start(directory)) {
            browser.open(out.resolve("curve.html"));
            assertThat(number(browser, "document.querySelectorAll('.scatterlayer .trace path.js-line').length"))
                    .isEqualTo(1);
            assertThat(browser.evaluate("document.querySelector('main').innerText")
                            .asText())
                    .startsWith("curve")
                    .doesNotContain("plot-1");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void whatCannotBeReportedIsSaid() throws Exception {
        Files.writeString(directory.resolve("script.anneal"), STUDY);
        Result sweeps = run("report", "script.anneal");
        assertThat(sweeps.exitCode()).isEqualTo(64);
        assertThat(sweeps.err()).contains("script.anneal has sweeps; run it first");
        Result nothing = run("report", directory.toString());
        assertThat(nothing.exitCode()).isEqualTo(74);
        assertThat(nothing.err()).contains("has no results.duckdb");
    }

    @Test
    void aScriptWithoutSweepsIsRun() throws Exception {
        Files.writeString(directory.resolve("short.anneal"), "print \"so it is\"\n");
        Result result = run("report", "short.anneal", "--to", "short.html");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(directory.resolve("short.html"))
                .content()
                .contains("<pre>so it is</pre>")
                .doesNotContain("plotly");
    }
}
