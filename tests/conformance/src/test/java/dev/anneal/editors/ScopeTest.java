package dev.anneal.editors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.source.Source;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scopes by which themes choose colours; in each line the text between {@code «} and {@code »} is looked at. */
class ScopeTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "«/// What it is.»                     | comment.line.documentation",
                "let a = 1 «// why»                    | comment.line.double-slash",
                "let a = «/* why */» 1                 | comment.block",
                "«run» r { until 3 }                   | keyword.control.declaration",
                "«import» std.targets                  | keyword.control.import",
                "import std.targets (rings «as» r)     | keyword.control.import",
                "import std.targets «as» t             | keyword.control.import",
                "run r { «until» 3 }                   | keyword.other.clause",
                "expect a «within» 1 of 2              | keyword.other.clause",
                "let a = «if» b then c else d          | keyword.control.conditional",
                "let a = [i «for» i in b]              | keyword.control.loop",
                "let a = b «and» c                     | keyword.operator.logical",
                "let a = b «->» c                      | keyword.operator.arrow",
                "let a = b «<=» c                      | keyword.operator.comparison",
                "let a = b «^» c                       | keyword.operator.arithmetic",
                "let a = b «&» c                       | keyword.operator.independent",
                "let a = 1«..»2                        | keyword.operator.range",
                "let a = «1_000.5e-3»                  | constant.numeric",
                "let a = «missing»                     | constant.language",
                "let a = «\"text\"»                    | string.quoted.double",
                "let a = \"«\\n»\"                     | constant.character.escape",
                "let a = \"«\\q»\"                     | invalid.illegal.escape",
                "let a = «\"text»                      | invalid.illegal.unterminated",
                "let a = «'text'»                      | invalid.illegal.quotes",
                "let a = b «#» c                       | invalid.illegal.character",
                "let «a» = 1                           | variable.other.constant",
                "param «β0»: Real = 1                  | variable.other.constant",
                "fn «f»(x) = x                         | entity.name.function",
                "fn f(«x», y = 2) = x                  | variable.parameter",
                "fn f(x, «y»: Real = 2) = x            | variable.parameter",
                "fn f(x): «Real» = x                   | support.type",
                "fn f(x: «Vector»[n]) = x              | support.type",
                "target «t» = normal(0, 1)             | entity.name.type",
                "family «f»(d) = g(d)                  | entity.name.type",
                "schedule «s» = t -> t                 | entity.name.type",
                "run «r» { until 3 }                   | entity.name.type",
                "table «t» = from s                    | entity.name.type",
                "plot «p» = lines(r)                   | entity.name.type",
                "extern fn «f»(x: Real): Real          | entity.name.function",
                "extern schedule Schedule.«then»(a: B) | entity.name.function",
                "let a = «normal»(0, 1)                | support.function",
                "let a = s.«then»(b)                   | support.function",
                "let a = b.«from»                      | variable.other.property",
                "let a = { «from»: 1 }                 | variable.other.property",
                "let a = f(«from»: 1)                  | variable.parameter",
                "run r { under linear(«over»: 1) }     | variable.parameter",
                "sweep s { repeat 2, «seeds»: a }      | variable.parameter",
                "sweep s { measure «c» = d }           | variable.other.column",
                "let a = «b»                           | variable.other",
                "let a = f«(»1)                        | punctuation.section.parens.begin",
                "let a = f(1)«;» let b = 2             | punctuation.terminator.statement"
            })
    void textHasScope(String line, String scope) {
        int start = line.indexOf('«');
        int end = line.indexOf('»') - 1;
        String text = line.replace("«", "").replace("»", "");
        List<List<String>> scopes = Colouring.scopes(Source.of("line", text));
        assertThat(scopes.subList(start, end))
                .allSatisfy(of -> assertThat(of)
                        .anyMatch(name -> name.equals(scope + ".anneal")
                                || (name.startsWith(scope + ".") && !scope.equals("variable.other"))));
        if (start > 0) {
            assertThat(scopes.get(start - 1)).isNotEqualTo(scopes.get(start));
        }
        if (end < text.length()) {
            assertThat(scopes.get(end)).isNotEqualTo(scopes.get(end - 1));
        }
    }
}
