package dev.anneal.cli;

import dev.anneal.run.Progress;
import java.time.Duration;
import java.util.Locale;

/** How far a run is: a bar on a terminal, and elsewhere a line now and then; nothing for a run that is soon over. */
final class ProgressBar {
    private static final Duration QUICK = Duration.ofMillis(700);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(30);
    private static final int WIDTH = 28;
    private static final String START_OF_LINE = "\r\u001B[2K";

    /** What does not fit into the line is cut off: a line that wrapped could not be taken back. */
    private static final String NO_WRAP = "\u001B[?7l";

    private static final String WRAP = "\u001B[?7h";

    private final Streams streams;
    private final boolean quiet;
    private Duration lastLine = Duration.ZERO;
    private boolean shown;

    ProgressBar(Streams streams, boolean quiet) {
        this.streams = streams;
        this.quiet = quiet;
    }

    void show(Progress progress) {
        if (quiet || progress.elapsed().compareTo(QUICK) < 0) {
            return;
        }
        if (streams.bars()) {
            streams.error().print(START_OF_LINE + NO_WRAP + bar(progress.fraction()) + text(progress) + WRAP);
            streams.error().flush();
            shown = true;
        } else if (progress.elapsed().minus(lastLine).compareTo(BETWEEN_LINES) >= 0) {
            lastLine = progress.elapsed();
            streams.error().println("anneal:" + text(progress));
            streams.error().flush();
        }
    }

    void clear() {
        if (shown) {
            streams.error().print(START_OF_LINE);
            streams.error().flush();
            shown = false;
        }
    }

    private static String bar(double fraction) {
        int filled = (int) Math.round(WIDTH * Math.min(1, Math.max(0, fraction)));
        return "█".repeat(filled) + "░".repeat(WIDTH - filled);
    }

    private static String text(Progress progress) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(" %3.0f %%", 100 * progress.fraction()));
        if (progress.fitsTotal() > 1) {
            text.append(", ")
                    .append(progress.fitsDone())
                    .append(" of ")
                    .append(progress.fitsTotal())
                    .append(" fits");
        }
        if (progress.fitsFailed() > 0) {
            text.append(", ").append(progress.fitsFailed()).append(" failed");
        }
        double rate = progress.fitsDone() / Math.max(1e-9, progress.elapsed().toMillis() / 1000.0);
        if (progress.fitsTotal() > 1 && rate >= 1 && progress.fraction() < 1) {
            text.append(String.format(Locale.ROOT, rate >= 100 ? ", %.0f/s" : ", %.1f/s", rate));
        }
        if (progress.fraction() > 0.01 && progress.fraction() < 1) {
            double seconds = progress.elapsed().toMillis() / 1000.0;
            text.append(", ")
                    .append(duration(seconds * (1 - progress.fraction()) / progress.fraction()))
                    .append(" left");
        }
        if (!progress.note().isEmpty()) {
            text.append("; ").append(progress.note());
        }
        return text.toString();
    }

    private static String duration(double seconds) {
        if (seconds < 90) {
            return Math.max(1, Math.round(seconds)) + " s";
        }
        return seconds < 5400 ? Math.round(seconds / 60) + " min" : Math.round(seconds / 3600) + " h";
    }
}
