package dev.anneal.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.run.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTextTest {
    private record Numbers(List<ColumnInfo> columns, int rows) implements Table {
        @Override
        public <T> Column<T> column(String name, Class<T> type) {
            ColumnInfo info = columns.stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            return new Column<>() {
                @Override
                public ColumnInfo info() {
                    return info;
                }

                @Override
                public T get(int row) {
                    return type.cast(Double.valueOf(row + 1));
                }
            };
        }
    }

    private static Table table(String... names) {
        return new Numbers(
                List.of(names).stream()
                        .map(name -> new Table.ColumnInfo(name, Double.class))
                        .toList(),
                2);
    }

    @Test
    void columnsStandBesideEachOtherWhereTheyFit() {
        assertThat(TableText.of(table("beta0", "collapse"))).isEqualTo("""
                  beta0  collapse
                      1         1
                      2         2
                """);
        assertThat(TableText.of(table("beta0", "collapse"), 17)).isEqualTo(TableText.of(table("beta0", "collapse")));
    }

    @Test
    void columnsThatDoNotFitStandBelowBehindTheFirst() {
        assertThat(TableText.of(table("beta0", "collapse", "energy"), 20)).isEqualTo("""
                  beta0  collapse
                      1         1
                      2         2

                  beta0  energy
                      1       1
                      2       2
                """);
    }

    @Test
    void aColumnThatIsTooWideStandsAlone() {
        assertThat(TableText.of(table("a", "a_very_long_name_of_a_column", "b"), 10)
                        .lines())
                .hasSize(11)
                .contains("  a  a_very_long_name_of_a_column", "  a  b");
    }
}
