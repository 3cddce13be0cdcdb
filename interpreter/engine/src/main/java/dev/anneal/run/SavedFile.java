package dev.anneal.run;

/**
 * What a {@code save} keeps, and where.
 *
 * @param path the path of the file below the folder of the run; it leads nowhere else
 * @param content what is in it
 */
public record SavedFile(String path, Content content) {
    /** The form of files that are no text; whoever writes them needs the database for it. */
    public static final String PARQUET = "parquet";

    /** The ending of the file's name in lower case, without the dot: what form it has. */
    public String form() {
        return form(path);
    }

    /** The form of a file by its name: the ending in lower case, without the dot. */
    public static String form(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.indexOf('.') < 0
                ? ""
                : name.substring(name.lastIndexOf('.') + 1).toLowerCase(java.util.Locale.ROOT);
    }

    /** The name of the file without its ending. */
    public String name() {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.indexOf('.') < 0 ? name : name.substring(0, name.lastIndexOf('.'));
    }

    /** What can be kept in a file. */
    public sealed interface Content {
        /** A table. */
        record OfTable(Table table) implements Content {}

        /** A fit. */
        record OfFit(Fit fit) implements Content {}

        /** A chart. */
        record OfChart(Chart chart) implements Content {}
    }
}
