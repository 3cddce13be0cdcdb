package dev.anneal.report.chart;

/** A small picture of a mark, as a legend shows it. */
@FunctionalInterface
interface Glyph {
    double WIDTH = 26;

    /**
     * Draws it.
     *
     * @param left where it begins; it is {@link #WIDTH} wide
     * @param middle the height of its middle
     */
    void draw(SvgWriter svg, double left, double middle);

    /** A stretch of a line. */
    static Glyph line(LineStyle style) {
        return (svg, left, middle) -> {
            svg.open("line")
                    .attribute("x1", left)
                    .attribute("y1", middle)
                    .attribute("x2", left + WIDTH)
                    .attribute("y2", middle);
            style.apply(svg);
            svg.close();
        };
    }

    /** A point in a colour. */
    static Glyph point(String color) {
        return (svg, left, middle) -> PointMark.draw(svg, left + WIDTH / 2, middle, color, "");
    }

    /** A square in a colour. */
    static Glyph box(String color) {
        return (svg, left, middle) -> {
            svg.open("rect")
                    .attribute("x", left + WIDTH / 2 - 6)
                    .attribute("y", middle - 6)
                    .attribute("width", 12)
                    .attribute("height", 12)
                    .attribute("fill", color);
            svg.close();
        };
    }

    /** The shades of a target, the palest outside. */
    static void shading(SvgWriter svg, double left, double middle) {
        double step = WIDTH / DensityMarks.SHADES.length;
        for (int i = 0; i < DensityMarks.SHADES.length; i++) {
            svg.open("rect")
                    .attribute("x", left + i * step)
                    .attribute("y", middle - 6)
                    .attribute("width", step)
                    .attribute("height", 12)
                    .attribute("fill", DensityMarks.SHADES[DensityMarks.SHADES.length - 1 - i]);
            svg.close();
        }
    }

    /** Rings around each other. */
    static void ring(SvgWriter svg, double left, double middle) {
        for (double radius : new double[] {3, 6}) {
            svg.open("circle")
                    .attribute("cx", left + WIDTH / 2)
                    .attribute("cy", middle)
                    .attribute("r", radius);
            DensityMarks.outline(svg);
            svg.close();
        }
    }

    /** Samples. */
    static void dots(SvgWriter svg, double left, double middle) {
        for (double[] at : new double[][] {{5, -3}, {12, 3}, {15, -2}, {20, 2}}) {
            DensityMarks.sample(svg, left + at[0], middle + at[1]);
        }
    }

    /** The mean of a component. */
    static void mean(SvgWriter svg, double left, double middle) {
        DensityMarks.mean(svg, left + WIDTH / 2, middle, "");
    }
}
