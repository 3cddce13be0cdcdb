package dev.anneal.report.chart;

/** The size of a chart in pixels. The height may grow where a legend or notes need more. */
public record ChartSize(int width, int height) {
    public static final ChartSize STANDARD = new ChartSize(720, 440);

    /** For charts whose plot is about as high as it is wide. */
    public static final ChartSize SQUARE = new ChartSize(720, 520);

    public ChartSize {
        if (width < 360 || height < 240) {
            throw new IllegalArgumentException(
                    "A chart must be at least 360 by 240 pixels, but " + width + " by " + height + " are asked for.");
        }
    }
}
