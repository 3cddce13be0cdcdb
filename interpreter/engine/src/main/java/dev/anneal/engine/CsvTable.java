package dev.anneal.engine;

import dev.anneal.evaluate.Intrinsics.Answer;
import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import dev.anneal.source.Source;
import dev.anneal.source.SourceResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Tables of comma-separated values (RFC 4180), whose first line names the columns. Cells are numbers, true or false, texts,
 * or missing where they are empty.
 */
final class CsvTable {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).build();

    /** More than a table of observations has, and as much as is read in a second. */
    private static final long MOST_CELLS = 2_000_000;

    private CsvTable() {}

    /** The table in a file that a script names. */
    static Answer read(SourceResolver files, Source script, Value path) {
        if (!(path instanceof Value.Text text)) {
            return new Answer.Refused("`path` must be a text, not " + ValueText.of(path));
        }
        String name = "`" + text.value() + "` ";
        SourceResolver.Answer answer = files.resolve(script, text.value());
        if (answer instanceof SourceResolver.Answer.Refused refused) {
            return new Answer.Refused(name + refused.why());
        }
        try {
            return table(name, ((SourceResolver.Answer.Found) answer).source().text());
        } catch (IOException | UncheckedIOException unreadable) {
            return new Answer.Refused(
                    name + "is no table of comma-separated values; is a text in quotes without an end?");
        }
    }

    private static Answer table(String name, String content) throws IOException {
        // Spreadsheets mark files as UTF-8 with a character that is not theirs.
        String text = content.startsWith("\uFEFF") ? content.substring(1) : content;
        try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
            List<String> columns = new ArrayList<>();
            List<Map<String, Value>> rows = new ArrayList<>();
            long cells = 0;
            for (CSVRecord line : parser) {
                if (columns.isEmpty()) {
                    line.forEach(column -> columns.add(column.strip()));
                    continue;
                }
                if (line.size() != columns.size()) {
                    return new Answer.Refused(name + "has " + line.size() + " instead of " + columns.size()
                            + " entries in line " + parser.getCurrentLineNumber());
                }
                cells += line.size();
                if (cells > MOST_CELLS) {
                    return new Answer.Refused(name + "has more than " + MOST_CELLS + " cells");
                }
                Map<String, Value> row = new LinkedHashMap<>();
                for (int i = 0; i < columns.size(); i++) {
                    row.put(columns.get(i), cell(line.get(i).strip()));
                }
                rows.add(row);
            }
            Set<String> distinct = new HashSet<>(columns);
            if (columns.isEmpty() || distinct.contains("") || distinct.size() < columns.size()) {
                return new Answer.Refused(name + "must name its columns in the first line, each by a name of its own");
            }
            return new Answer.Of(new RowTable(columns, rows));
        }
    }

    private static final Map<String, Value> WORDS = words();

    private static Map<String, Value> words() {
        Map<String, Value> words = new HashMap<>();
        words.put("", Value.MISSING);
        words.put("true", new Value.Flag(true));
        words.put("false", new Value.Flag(false));
        return words;
    }

    private static Value cell(String text) {
        Value word = WORDS.get(text);
        if (word != null) {
            return word;
        }
        try {
            return new Value.Number(Double.parseDouble(text));
        } catch (NumberFormatException noNumber) {
            return new Value.Text(text);
        }
    }
}
