package dev.anneal.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class LineChartTest {
    private static final double[] TIME =
            IntStream.rangeClosed(0, 60).asDoubleStream().toArray();

    @Test
    void aLegendOfVeryManyNamesIsCutShort() {
        LineChart.Builder builder = LineChart.builder();
        for (int i = 1; i <= 40; i++) {
            builder.add(Series.of("curve " + i, new double[] {0, 1}, new double[] {i, i}));
        }
        assertThat(builder.build().toSvg())
                .contains(">curve 28</text>", ">and 12 more</text>")
                .doesNotContain(">curve 29</text>");
    }

    @Test
    void sameChartSameBytesInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.ROOT);
            String expected = twoModes().toSvg();
            for (String tag : List.of("de-DE", "ar-EG-u-nu-arab", "tr-TR", "hi-IN-u-nu-deva")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertThat(twoModes().toSvg()).isEqualTo(expected);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void isAnAccessibleImage() throws Exception {
        Element root = parse(twoModes().toSvg()).getDocumentElement();
        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(root.getAttribute("aria-label")).isEqualTo("Mode masses");
        assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 720 440");
        assertThat(texts(root, "title").get(0)).isEqualTo("Mode masses");
        assertThat(texts(root, "desc")).containsExactly("Line chart of mode mass against time: left, right");
    }

    @Test
    void showsTicksTitlesAndLegend() throws Exception {
        List<String> texts = texts(parse(twoModes().toSvg()).getDocumentElement(), "text");
        assertThat(texts).contains("0.0", "1.0", "0", "60", "time", "mode mass", "left", "right");
    }

    @Test
    void escapesNames() throws Exception {
        String nasty = "a < b & \"c\" > ]]> \u0001";
        String svg = LineChart.builder()
                .title(nasty)
                .x(Axis.linear(nasty))
                .y(Axis.linear(nasty))
                .add(curve(nasty, t -> t))
                .add(curve("<script>alert(1)</script>", t -> -t))
                .build()
                .toSvg();
        Element root = parse(svg).getDocumentElement();
        assertThat(root.getAttribute("aria-label")).isEqualTo("a < b & \"c\" > ]]> \uFFFD");
        assertThat(root.getElementsByTagName("script").getLength()).isZero();
    }

    @Test
    void oneSeriesNeedsNoLegend() throws Exception {
        String svg = LineChart.builder().add(curve("alone", t -> t)).build().toSvg();
        assertThat(texts(parse(svg).getDocumentElement(), "text")).doesNotContain("alone");
    }

    @Test
    void aLoneMeasurementIsAMarker() throws Exception {
        String svg = LineChart.builder()
                .add(Series.of("one", new double[] {3}, new double[] {4}))
                .build()
                .toSvg();
        assertThat(parse(svg).getElementsByTagName("circle").getLength()).isEqualTo(1);
    }

    @Test
    void saysThatThereIsNoData() throws Exception {
        String empty = LineChart.builder().title("t").build().toSvg();
        String gaps =
                LineChart.builder().add(curve("s", t -> Double.NaN)).build().toSvg();
        String elsewhere = LineChart.builder()
                .x(Axis.linear("x").withLimits(100, 200))
                .add(curve("s", t -> t))
                .build()
                .toSvg();
        String log = LineChart.builder()
                .y(Axis.logarithmic("y").withLimits(1, 10))
                .add(curve("s", t -> -t))
                .build()
                .toSvg();
        assertThat(texts(parse(empty).getDocumentElement(), "text")).contains("no data");
        assertThat(texts(parse(gaps).getDocumentElement(), "text")).contains("no data");
        assertThat(texts(parse(elsewhere).getDocumentElement(), "text"))
                .contains("no data between the limits of the axes");
        assertThat(texts(parse(log).getDocumentElement(), "text")).contains("no data");
    }

    @Test
    void namesTheSeriesWithoutData() throws Exception {
        String svg = LineChart.builder()
                .add(curve("full", t -> t))
                .add(Series.of("empty", new double[0], new double[0]))
                .build()
                .toSvg();
        assertThat(texts(parse(svg).getDocumentElement(), "text")).contains("full", "empty (no data)");
    }

    @Test
    void ownsUpToPointsItLeavesOut() throws Exception {
        double[] y = {-1, 0, 1, 10, Double.POSITIVE_INFINITY, Double.NaN};
        String svg = LineChart.builder()
                .y(Axis.logarithmic("gap"))
                .add(Series.of("s", new double[] {0, 1, 2, 3, 4, 5}, y))
                .build()
                .toSvg();
        assertThat(texts(parse(svg).getDocumentElement(), "text"))
                .contains(
                        "2 points are not drawn: a logarithmic axis has no place for values at or below zero.",
                        "1 point is not drawn: infinite, or too large or small for the axis.");
    }

    @Test
    void drawsABandWithItsGaps() throws Exception {
        double[] low =
                DoubleStream.of(TIME).map(t -> t == 30 ? Double.NaN : t - 1).toArray();
        double[] high = DoubleStream.of(TIME).map(t -> t + 1).toArray();
        String svg = LineChart.builder()
                .add(curve("s", t -> t).withBand(low, high))
                .build()
                .toSvg();
        assertThat(elements(parse(svg).getDocumentElement(), "path"))
                .filteredOn(path -> path.hasAttribute("fill-opacity"))
                .hasSize(2);
    }

    @Test
    void everySeriesOfMoreThanAPaletteLooksDifferent() throws Exception {
        LineChart.Builder builder = LineChart.builder();
        for (int i = 0; i < 28; i++) {
            int slope = i;
            builder.add(curve("series " + i, t -> slope * t));
        }
        Document document = parse(builder.build().toSvg());
        assertThat(elements(document.getDocumentElement(), "line"))
                .hasSize(28)
                .extracting(line -> line.getAttribute("stroke") + line.getAttribute("stroke-dasharray"))
                .doesNotHaveDuplicates();
        double height = Double.parseDouble(document.getDocumentElement().getAttribute("height"));
        assertThat(elements(document.getDocumentElement(), "line"))
                .extracting(line -> Double.parseDouble(line.getAttribute("y1")))
                .allMatch(y -> y < height);
    }

    @Test
    void survivesExtremeValues() throws Exception {
        double largest = Double.MAX_VALUE;
        double[] nasty = {-largest, -1e300, -Double.MIN_VALUE, 0, Double.MIN_VALUE, 1e-300, 1, 1e300, largest};
        for (Scale scale : Scale.values()) {
            for (double a : nasty) {
                for (double b : nasty) {
                    Axis axis = scale == Scale.LINEAR ? Axis.linear("a") : Axis.logarithmic("a");
                    String svg = LineChart.builder()
                            .x(axis)
                            .y(axis)
                            .add(Series.of("s", new double[] {a, b, 1}, new double[] {b, a, 2}))
                            .build()
                            .toSvg();
                    assertThat(parse(svg).getDocumentElement().getTagName()).isEqualTo("svg");
                }
            }
        }
    }

    static LineChart twoModes() {
        return LineChart.builder()
                .title("Mode masses")
                .x(Axis.linear("time"))
                .y(Axis.linear("mode mass"))
                .add(curve("left", t -> 0.5 + 0.5 * StrictMath.tanh(t / 20)))
                .add(curve("right", t -> 0.5 - 0.5 * StrictMath.tanh(t / 20)))
                .build();
    }

    private static Series curve(String name, DoubleUnaryOperator function) {
        return Series.of(name, TIME, DoubleStream.of(TIME).map(function).toArray());
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<String> texts(Element root, String tag) {
        return elements(root, tag).stream().map(Element::getTextContent).toList();
    }

    private static List<Element> elements(Element root, String tag) {
        NodeList nodes = root.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
