package dev.anneal.report.chart;

import java.io.IOException;

/** A chart as it is laid out on a page: the same chart is the same drawing, whatever form it is written in. */
public final class Drawing {
    private final SvgElement root;

    Drawing(SvgElement root) {
        this.root = root;
    }

    SvgElement root() {
        return root;
    }

    /** It as a complete SVG document; the same drawing gives the same text. */
    public String toSvg() {
        StringBuilder out = new StringBuilder();
        root.write(out, 0);
        return out.toString();
    }

    /**
     * It as a PNG file.
     *
     * @param scale pixels of the picture for each of the drawing, above 0
     * @throws IOException if this Java cannot draw text; the message says what it lacks
     */
    public byte[] toPng(double scale) throws IOException {
        return PngPainter.paint(this, scale);
    }
}
