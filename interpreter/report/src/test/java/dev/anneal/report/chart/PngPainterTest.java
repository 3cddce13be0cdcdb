package dev.anneal.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngPainterTest {
    private static BufferedImage paint(SvgWriter svg) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(svg.finish().toPng(2)));
    }

    private static SvgWriter page() {
        SvgWriter svg = new SvgWriter();
        svg.open("svg").attribute("width", 100).attribute("height", 60).attribute("viewBox", "0 0 100 60");
        svg.open("rect").attribute("width", 100).attribute("height", 60).attribute("fill", "#ffffff");
        svg.close();
        return svg;
    }

    private static String color(BufferedImage image, double x, double y) {
        return String.format(java.util.Locale.ROOT, "#%06x", image.getRGB((int) (2 * x), (int) (2 * y)) & 0xffffff);
    }

    @Test
    void shapesLieWhereTheyLieInTheDrawing() throws IOException {
        SvgWriter svg = page();
        svg.open("rect")
                .attribute("x", 10)
                .attribute("y", 10)
                .attribute("width", 20)
                .attribute("height", 20);
        svg.attribute("fill", "#0072b2").close();
        svg.open("circle")
                .attribute("cx", 60)
                .attribute("cy", 20)
                .attribute("r", 8)
                .attribute("fill", "#d55e00");
        svg.close();
        svg.open("path")
                .attribute("d", "M10,50 90,50")
                .attribute("fill", "none")
                .attribute("stroke", "#009e73");
        svg.attribute("stroke-width", "4").close();
        BufferedImage image = paint(svg.close());
        assertThat(image.getWidth()).isEqualTo(200);
        assertThat(image.getHeight()).isEqualTo(120);
        assertThat(color(image, 20, 20)).isEqualTo("#0072b2");
        assertThat(color(image, 60, 20)).isEqualTo("#d55e00");
        assertThat(color(image, 70, 30)).isEqualTo("#ffffff");
        assertThat(color(image, 50, 50)).isEqualTo("#009e73");
    }

    @Test
    void ringsAreEmptyInside() throws IOException {
        SvgWriter svg = page();
        svg.open("path")
                .attribute("d", "M10,5 60,5 60,55 10,55ZM25,20 45,20 45,40 25,40Z")
                .attribute("fill", "#0072b2")
                .attribute("fill-rule", "evenodd");
        BufferedImage image = paint(svg.close().close());
        assertThat(color(image, 15, 30)).isEqualTo("#0072b2");
        assertThat(color(image, 35, 30)).isEqualTo("#ffffff");
    }

    @Test
    void nestedPagesAreMovedAndCutOff() throws IOException {
        SvgWriter inner = new SvgWriter();
        inner.open("svg").attribute("width", 20).attribute("height", 20).attribute("viewBox", "0 0 20 20");
        inner.open("rect").attribute("width", 90).attribute("height", 90).attribute("fill", "#0072b2");
        Drawing nested = inner.close().close().finish();
        BufferedImage image = paint(page().nested(nested, 50, 30).close());
        assertThat(color(image, 60, 40)).isEqualTo("#0072b2");
        assertThat(color(image, 45, 40)).isEqualTo("#ffffff");
        assertThat(color(image, 75, 40)).isEqualTo("#ffffff");
    }

    @Test
    void textIsWrittenUprightAndTurned() throws IOException {
        SvgWriter svg = page();
        svg.open("g").attribute("font-size", 12).attribute("fill", "#000000");
        svg.attribute("transform", "rotate(-90 50 30)");
        svg.open("text").attribute("x", 50).attribute("y", 30).text("MMMM").close();
        BufferedImage image = paint(svg.close().close());
        int left = image.getWidth();
        int right = 0;
        int top = image.getHeight();
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                if ((image.getRGB(x, y) & 0xff) < 128) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                }
            }
        }
        // Four letters from the middle upwards: higher than wide.
        assertThat(right - left).isBetween(8, 40);
        assertThat(top).isLessThan(10);
    }

    @Test
    void everyChartCanBePainted() throws IOException {
        byte[] png = LineChartTest.twoModes().draw().toPng(1);
        assertThat(png).startsWith((byte) 0x89, (byte) 'P', (byte) 'N', (byte) 'G');
        assertThat(LineChartTest.twoModes().draw().toPng(1)).isEqualTo(png);
    }
}
