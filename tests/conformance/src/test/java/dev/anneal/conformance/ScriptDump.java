package dev.anneal.conformance;

import dev.anneal.evaluate.ValueText;
import dev.anneal.syntax.Clause;
import dev.anneal.syntax.Decl;
import dev.anneal.syntax.DeclVisitor;
import dev.anneal.syntax.Expr;
import dev.anneal.syntax.Script;
import dev.anneal.syntax.TypeExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes the tree of a script, one declaration or clause on a line, for comparison with what a reader expects. */
final class ScriptDump implements DeclVisitor<String> {
    private final String indent;

    private ScriptDump(String indent) {
        this.indent = indent;
    }

    static String dump(Script script) {
        return write(script.declarations(), "");
    }

    private static String write(List<Decl> declarations, String indent) {
        StringBuilder out = new StringBuilder();
        for (Decl decl : declarations) {
            out.append(decl.accept(new ScriptDump(indent)));
        }
        return out.toString();
    }

    private String line(String text) {
        return indent + text + "\n";
    }

    private String documented(String documentation, String text) {
        StringBuilder out = new StringBuilder();
        documentation.lines().forEach(line -> out.append(line("/// " + line)));
        return out.append(line(text)).toString();
    }

    private static String typed(String name, Optional<TypeExpr> type) {
        return type.map(written -> name + ": " + ExpressionDump.of(written)).orElse(name);
    }

    private static String parameters(List<Decl.Parameter> parameters) {
        List<String> texts = new ArrayList<>();
        for (Decl.Parameter parameter : parameters) {
            String value = parameter
                    .defaultValue()
                    .map(e -> " = " + ExpressionDump.of(e))
                    .orElse("");
            String range =
                    parameter.range().map(e -> " in " + ExpressionDump.of(e)).orElse("");
            texts.add(typed(parameter.name().text(), parameter.type()) + value + range);
        }
        return "(" + String.join(", ", texts) + ")";
    }

    private static String columns(List<Clause.Column> columns) {
        List<String> texts = new ArrayList<>();
        for (Clause.Column column : columns) {
            texts.add(column.name().map(name -> name.text() + " = ").orElse("") + ExpressionDump.of(column.value()));
        }
        return String.join(", ", texts);
    }

    private static String clause(Clause clause) {
        if (clause instanceof Clause.Fit fit) {
            return "fit " + ExpressionDump.of(fit.family()) + " to " + ExpressionDump.of(fit.target());
        } else if (clause instanceof Clause.Plain plain) {
            return plain.kind().word() + " " + ExpressionDump.of(plain.value());
        } else if (clause instanceof Clause.Series series) {
            return "record " + ExpressionDump.names(series.fields())
                    + series.every()
                            .map(every -> " every " + ExpressionDump.of(every))
                            .orElse("");
        } else if (clause instanceof Clause.Over over) {
            return "over " + ExpressionDump.names(over.axes()) + " in " + ExpressionDump.of(over.values());
        } else if (clause instanceof Clause.Repeat repeat) {
            StringBuilder options = new StringBuilder();
            for (Expr.Argument option : repeat.options()) {
                options.append(", ")
                        .append(option.label().map(Expr.Identifier::text).orElse(""))
                        .append(": ")
                        .append(ExpressionDump.of(option.value()));
            }
            return "repeat " + ExpressionDump.of(repeat.count()) + options;
        } else if (clause instanceof Clause.RepeatUntil repeat) {
            return "repeat until " + ExpressionDump.of(repeat.condition()) + " at most "
                    + ExpressionDump.of(repeat.most());
        } else if (clause instanceof Clause.Measure measure) {
            return "measure " + columns(measure.columns());
        } else if (clause instanceof Clause.OnFailure failure) {
            return "on failure " + failure.policy().name().toLowerCase(Locale.ROOT)
                    + failure.retries()
                            .map(retries -> " " + ExpressionDump.of(retries))
                            .orElse("");
        } else if (clause instanceof Clause.Unknown unknown) {
            return "unknown " + unknown.word();
        }
        throw new AssertionError("a clause without a text: " + clause);
    }

    @Override
    public String language(Decl.Language language) {
        return line("language " + ValueText.number(language.version()));
    }

    @Override
    public String importing(Decl.Import importing) {
        String path = importing.file() ? "file \"" + importing.path() + "\"" : importing.path();
        List<String> names = new ArrayList<>();
        for (Decl.ImportedName one : importing.selected()) {
            names.add(one.name().text()
                    + one.alias().map(alias -> " as " + alias.text()).orElse(""));
        }
        String selected = names.isEmpty() ? "" : " (" + String.join(", ", names) + ")";
        String alias = importing.alias().map(name -> " as " + name.text()).orElse("");
        return line("import " + path + selected + alias);
    }

    @Override
    public String extern(Decl.Extern extern) {
        String receiver = extern.receiver().map(type -> type.text() + ".").orElse("");
        String parameters = extern.parameters().map(ScriptDump::parameters).orElse("");
        return documented(
                extern.documentation(),
                "extern " + extern.kind().text() + " "
                        + typed(receiver + extern.name().text() + parameters, extern.result()));
    }

    @Override
    public String param(Decl.Param param) {
        String range = param.range().map(e -> " in " + ExpressionDump.of(e)).orElse("");
        return documented(
                param.documentation(),
                "param " + typed(param.name().text(), param.type()) + " = " + ExpressionDump.of(param.defaultValue())
                        + range);
    }

    @Override
    public String let(Decl.Let let) {
        return documented(
                let.documentation(),
                "let " + typed(let.name().text(), let.type()) + " = " + ExpressionDump.of(let.value()));
    }

    @Override
    public String function(Decl.Function function) {
        String head = function.name().text() + parameters(function.parameters());
        return documented(
                function.documentation(),
                "fn " + typed(head, function.result()) + " = " + ExpressionDump.of(function.body()));
    }

    @Override
    public String named(Decl.Named named) {
        String head = named.name().text()
                + named.parameters().map(ScriptDump::parameters).orElse("");
        return documented(
                named.documentation(), named.kind().word() + " " + head + " = " + ExpressionDump.of(named.value()));
    }

    @Override
    public String study(Decl.Study study) {
        StringBuilder out = new StringBuilder(documented(
                study.documentation(), study.word() + " " + study.name().text()));
        study.clauses().forEach(clause -> out.append(line("  " + clause(clause))));
        return out.toString();
    }

    @Override
    public String table(Decl.Table table) {
        String value = table.value().map(ExpressionDump::of).orElse("");
        StringBuilder out = new StringBuilder(line(("table " + table.name().text() + " = " + value).strip()));
        table.query().ifPresent(query -> {
            out.append(line("  from " + ExpressionDump.of(query.from())));
            query.where().ifPresent(where -> out.append(line("  where " + ExpressionDump.of(where))));
            if (!query.groups().isEmpty()) {
                out.append(line("  group by " + ExpressionDump.names(query.groups())));
            }
            if (!query.columns().isEmpty()) {
                out.append(line("  select " + columns(query.columns())));
            }
        });
        return out.toString();
    }

    @Override
    public String plot(Decl.Plot plot) {
        return line(
                "plot " + plot.name().map(name -> name.text() + " = ").orElse("") + ExpressionDump.of(plot.chart()));
    }

    @Override
    public String report(Decl.Report report) {
        StringBuilder out = new StringBuilder(line("report \"" + report.title() + "\""));
        for (Decl.ReportItem item : report.items()) {
            item.text().ifPresent(text -> out.append(line("  text \"" + text + "\"")));
            item.declaration().ifPresent(decl -> out.append(write(List.of(decl), indent + "  ")));
        }
        return out.toString();
    }

    @Override
    public String expect(Decl.Expect expect) {
        if (expect.assertion() instanceof Decl.Assertion.Agreement agreement) {
            return line("expect " + ExpressionDump.of(agreement.value()) + " within "
                    + ExpressionDump.of(agreement.tolerance()) + (agreement.standardErrors() ? " se" : "") + " of "
                    + ExpressionDump.of(agreement.reference()));
        } else if (expect.assertion() instanceof Decl.Assertion.Condition condition) {
            return line("expect " + ExpressionDump.of(condition.condition()));
        }
        throw new AssertionError("an assertion without a text: " + expect);
    }

    @Override
    public String print(Decl.Print print) {
        return line("print " + ExpressionDump.of(print.value()));
    }

    @Override
    public String save(Decl.Save save) {
        return line("save " + ExpressionDump.of(save.value()) + " to " + ExpressionDump.of(save.path()));
    }
}
