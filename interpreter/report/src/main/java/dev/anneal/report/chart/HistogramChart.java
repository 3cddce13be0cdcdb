package dev.anneal.report.chart;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How many values lie in each of several bins, for one or more sets of values.
 *
 * @param title what the chart shows; empty for none
 * @param x the values
 * @param y the vertical axis
 * @param edges the edges of the bins, rising, one more than there are bins; fewer than two for no data
 * @param labels what the bins are called, where each is for one value; none where they are intervals
 * @param sets the counts of each set; a legend names them if there are several
 * @param notes what a reader has to know
 */
@SuppressWarnings("ArrayRecordComponent") // Read once.
public record HistogramChart(
        String title, Axis x, Axis y, double[] edges, List<String> labels, List<CountSet> sets, List<String> notes)
        implements Drawable {
    public HistogramChart {
        labels = List.copyOf(labels);
        requireNonNull(title, "title is null");
        sets = List.copyOf(sets);
        notes = List.copyOf(notes);
        for (CountSet set : sets) {
            if (set.counts().length != Math.max(0, edges.length - 1)) {
                throw new IllegalArgumentException("The counts `" + set.name() + "` are " + set.counts().length
                        + " for " + edges.length + " edges.");
            }
        }
    }

    /**
     * Where a bin begins on the horizontal axis; for a bin that is not there any more, where the last one ends. Bins for one
     * value stand at 0, 1, 2 and so on.
     */
    public double edge(int bin) {
        return labels.isEmpty() ? edges[bin] : bin - 0.5;
    }

    /** What lies in a bin, in words. */
    public String bin(int bin) {
        return labels.isEmpty()
                ? "from " + TickLabels.brief(edges[bin]) + " to " + TickLabels.brief(edges[bin + 1])
                : labels.get(bin);
    }

    /** The counts of a set of values, one for each bin. */
    @SuppressWarnings("ArrayRecordComponent") // Read once.
    public record CountSet(String name, double[] counts) {}

    @Override
    public List<String> names() {
        return sets.stream().map(CountSet::name).toList();
    }

    @Override
    public Drawing draw() {
        return new SvgHistogramChart(this, ChartSize.STANDARD, true).render();
    }

    @Override
    public Drawing drawWithoutLegend(ChartSize size) {
        return new SvgHistogramChart(this, size, false).render();
    }
}
