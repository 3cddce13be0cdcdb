package dev.anneal.syntax;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.diagnostic.Suggestion;
import dev.anneal.grammar.AnnealLexer;
import dev.anneal.grammar.AnnealParser;
import dev.anneal.grammar.AnnealParser.ExpressionContext;
import dev.anneal.source.Source;
import dev.anneal.source.Span;
import dev.anneal.syntax.Expr.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Turns ANTLR's contexts into declarations. */
final class DeclarationBuilder {
    private static final List<String> DECLARATION_WORDS = List.of(
            "import",
            "param",
            "let",
            "fn",
            "target",
            "family",
            "schedule",
            "run",
            "sweep",
            "table",
            "plot",
            "report",
            "expect",
            "print",
            "save");

    private static final String FUNCTION = "a function is declared with `fn name(x) = …`";
    private static final String VALUE = "a value is given a name with `let`";
    private static final String LOOP = "there are no loops; `[f(x) for x in list]` is a list of values";

    /** Words of other languages, and how the same is said here. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("def", FUNCTION),
            Map.entry("function", FUNCTION),
            Map.entry("func", FUNCTION),
            Map.entry("fun", FUNCTION),
            Map.entry("var", VALUE),
            Map.entry("val", VALUE),
            Map.entry("const", VALUE),
            Map.entry("while", LOOP),
            Map.entry("return", "a function has no `return`: its value stands behind `=`"));

    private final Source source;
    private final CommonTokenStream tokens;
    private final Diagnostics diagnostics;
    private final ExpressionBuilder expressions;
    private final ClauseBuilder clauses;
    /** Whether the declaration at hand goes on with what cannot be read: what was read of it is not all that is meant. */
    private boolean surplus;

    DeclarationBuilder(Source source, CommonTokenStream tokens, Diagnostics diagnostics) {
        this.source = source;
        this.tokens = tokens;
        this.diagnostics = diagnostics;
        this.expressions = new ExpressionBuilder(source, diagnostics);
        this.clauses = new ClauseBuilder(expressions, diagnostics);
    }

    Script script(AnnealParser.ScriptContext context) {
        List<Decl> declarations = new ArrayList<>();
        for (AnnealParser.StatementContext statement : context.statement()) {
            if (statement.unknownDeclaration() != null) {
                reportUnknown(statement.unknownDeclaration());
            } else if (statement.declaration() != null) {
                surplus = statement.end() != null && statement.end().exception != null;
                Optional<Decl> declaration = declaration(statement.declaration());
                boolean late = statement != context.statement(0);
                declaration
                        .filter(found -> late && found instanceof Decl.Language)
                        .ifPresent(this::reportLate);
                declaration.ifPresent(declarations::add);
            }
        }
        return new Script(source, declarations);
    }

    private void reportLate(Decl language) {
        diagnostics.add(Diagnostic.of(
                        DiagnosticCode.UNEXPECTED_TEXT,
                        language.span(),
                        "the version of the language stands before all else, and once")
                .help("move it to the first line"));
    }

    private Optional<Decl> declaration(AnnealParser.DeclarationContext context) {
        Decl declaration = build(context, expressions.span(context));
        return Optional.ofNullable(declaration);
    }

    private @Nullable Decl build(AnnealParser.DeclarationContext context, Span span) {
        if (context instanceof AnnealParser.ParamDeclarationContext param) {
            Optional<Expr> range = param.expression().size() > 1
                    ? Optional.of(expression(param.expression(1), param))
                    : Optional.empty();
            return new Decl.Param(
                    span,
                    name(param.name(), param),
                    expressions.type(param.type()),
                    expression(param.expression(0), param),
                    range,
                    documentation(param));
        } else if (context instanceof AnnealParser.LetDeclarationContext let) {
            return new Decl.Let(
                    span,
                    name(let.name(), let),
                    expressions.type(let.type()),
                    expression(let.expression(), let),
                    documentation(let));
        } else if (context instanceof AnnealParser.FnDeclarationContext function) {
            return new Decl.Function(
                    span,
                    name(function.name(), function),
                    parameters(function.parameters()).orElse(List.of()),
                    expressions.type(function.type()),
                    expression(function.expression(), function),
                    documentation(function));
        } else if (context instanceof AnnealParser.NamedDeclarationContext named) {
            Decl.NamedKind kind = named.TARGET() != null
                    ? Decl.NamedKind.TARGET
                    : named.FAMILY() != null ? Decl.NamedKind.FAMILY : Decl.NamedKind.SCHEDULE;
            return new Decl.Named(
                    span,
                    kind,
                    name(named.name(), named),
                    parameters(named.parameters()),
                    expression(named.expression(), named),
                    documentation(named));
        } else if (context instanceof AnnealParser.StudyDeclarationContext study) {
            return new Decl.Study(
                    span,
                    study.SWEEP() != null,
                    name(study.name(), study),
                    clauses.clauses(study.clause()),
                    documentation(study));
        } else if (context instanceof AnnealParser.ExternDeclarationContext extern) {
            return extern(extern, span);
        }
        return output(context, span);
    }

    private @Nullable Decl output(AnnealParser.DeclarationContext context, Span span) {
        if (context instanceof AnnealParser.LanguageDeclarationContext language) {
            String number = language.NUMBER() == null ? "1" : language.NUMBER().getText();
            return new Decl.Language(span, Double.parseDouble(number.replace("_", "")));
        } else if (context instanceof AnnealParser.ImportDeclarationContext importing) {
            return importing(importing, span);
        } else if (context instanceof AnnealParser.PrintDeclarationContext print) {
            return new Decl.Print(span, expression(print.expression(), print));
        } else if (context instanceof AnnealParser.SaveDeclarationContext save) {
            return new Decl.Save(span, expression(save.expression(0), save), expression(save.expression(1), save));
        } else if (context instanceof AnnealParser.PlotDeclarationContext plot) {
            Optional<Identifier> name = Optional.ofNullable(plot.name()).map(n -> name(n, plot));
            return new Decl.Plot(span, name, expression(plot.expression(), plot));
        } else if (context instanceof AnnealParser.ExpectDeclarationContext expect) {
            return new Decl.Expect(span, assertion(expect));
        } else if (context instanceof AnnealParser.TableDeclarationContext table) {
            Optional<Decl.Query> query = Optional.ofNullable(table.query()).map(clauses::query);
            Optional<Expr> value = Optional.ofNullable(table.expression()).map(e -> expression(e, table));
            return new Decl.Table(span, name(table.name(), table), query, value);
        } else if (context instanceof AnnealParser.ReportDeclarationContext report) {
            List<Decl.ReportItem> items = new ArrayList<>();
            for (AnnealParser.ReportItemContext item : report.reportItem()) {
                Span place = expressions.span(item);
                Optional<String> text = Optional.ofNullable(item.STRING()).map(s -> text(s.getSymbol()));
                Optional<Decl> declaration =
                        Optional.ofNullable(item.declaration()).flatMap(this::declaration);
                items.add(new Decl.ReportItem(place, text, declaration));
            }
            String title = report.STRING() == null ? "" : text(report.STRING().getSymbol());
            return new Decl.Report(span, title, items);
        }
        // The declaration could not be told from its first words; the message about them is enough.
        return null;
    }

    private Decl importing(AnnealParser.ImportDeclarationContext context, Span span) {
        Optional<Identifier> alias = Optional.ofNullable(context.name()).map(n -> name(n, context));
        List<Decl.ImportedName> selected = new ArrayList<>();
        if (context.importedNames() != null) {
            for (AnnealParser.ImportedNameContext one : context.importedNames().importedName()) {
                Optional<Identifier> renamed =
                        one.name().size() < 2 ? Optional.empty() : Optional.of(name(one.name(1), one));
                selected.add(new Decl.ImportedName(name(one.name(0), one), renamed));
            }
        }
        if (context.importSource() instanceof AnnealParser.ImportFileContext file) {
            return new Decl.Import(
                    span, text(file.STRING().getSymbol()), true, expressions.span(file), selected, alias);
        }
        List<String> path = new ArrayList<>();
        Span place = span;
        if (context.importSource() instanceof AnnealParser.ImportModuleContext module) {
            place = expressions.span(module);
            module.name().forEach(part -> path.add(part.getText()));
        }
        return new Decl.Import(span, String.join(".", path), false, place, selected, alias);
    }

    private @Nullable Decl extern(AnnealParser.ExternDeclarationContext context, Span span) {
        List<AnnealParser.NameContext> names = context.name();
        if (names.size() < 2 || context.exception != null) {
            return null;
        }
        boolean member = context.label() != null;
        return new Decl.Extern(
                span,
                name(names.get(0), context),
                member ? Optional.of(name(names.get(1), context)) : Optional.empty(),
                member ? expressions.label(context.label(), context) : name(names.get(1), context),
                parameters(context.parameters()),
                expressions.type(context.type()),
                documentation(context));
    }

    private Decl.Assertion assertion(AnnealParser.ExpectDeclarationContext context) {
        if (context.assertion() instanceof AnnealParser.ToleranceAssertionContext agreement) {
            return new Decl.Assertion.Agreement(
                    expression(agreement.expression(0), agreement),
                    expression(agreement.expression(1), agreement),
                    agreement.SE() != null,
                    expression(agreement.expression(2), agreement));
        }
        ExpressionContext condition =
                context.assertion() instanceof AnnealParser.ExactAssertionContext exact ? exact.expression() : null;
        return new Decl.Assertion.Condition(expression(condition, context));
    }

    private Optional<List<Decl.Parameter>> parameters(AnnealParser.@Nullable ParametersContext context) {
        if (context == null) {
            return Optional.empty();
        }
        List<Decl.Parameter> parameters = new ArrayList<>();
        for (AnnealParser.ParameterContext parameter : context.parameter()) {
            Optional<Expr> defaultValue = Optional.empty();
            Optional<Expr> range = Optional.empty();
            List<ExpressionContext> values = parameter.expression();
            if (parameter.ASSIGN() != null) {
                defaultValue = Optional.of(expression(values.isEmpty() ? null : values.get(0), parameter));
            }
            if (parameter.IN() != null) {
                range = Optional.of(expression(values.isEmpty() ? null : values.get(values.size() - 1), parameter));
            }
            parameters.add(new Decl.Parameter(
                    expressions.span(parameter),
                    expressions.label(parameter.label(), parameter),
                    expressions.type(parameter.type()),
                    defaultValue,
                    range));
        }
        return Optional.of(parameters);
    }

    private void reportUnknown(AnnealParser.UnknownDeclarationContext context) {
        Token first = context.getStart();
        Span span = expressions.span(first);
        String word = first.getText();
        boolean assigned = tokens.get(nextVisible(first.getTokenIndex() + 1)).getType() == AnnealLexer.ASSIGN;
        if (assigned && first.getType() >= AnnealLexer.LANGUAGE) {
            diagnostics.add(
                    Diagnostic.of(DiagnosticCode.UNKNOWN_DECLARATION, span, "a value is given a name with `let`")
                            .help("write `let " + word + " = …`"));
        } else if (first.getType() >= AnnealLexer.FIT && first.getType() <= AnnealLexer.SELECT) {
            diagnostics.add(Diagnostic.of(
                    DiagnosticCode.UNKNOWN_DECLARATION,
                    span,
                    "`" + word + "` is a clause and stands inside of a `run` or a `sweep`"));
        } else if (first.getType() == AnnealLexer.IDENTIFIER) {
            Optional<String> help = Optional.ofNullable(ELSEWHERE.get(word))
                    .or(() -> changes(first)
                            ? Optional.of("a name keeps its value; another value gets a name of its own with `let`")
                            : Optional.empty())
                    .or(() -> Suggestion.help(word, DECLARATION_WORDS))
                    .or(() -> Optional.of("a script consists of declarations; to show a value, write `print …`"));
            diagnostics.add(Diagnostic.of(
                            DiagnosticCode.UNKNOWN_DECLARATION, span, "`" + word + "` does not begin a declaration")
                    .help(help));
        } else {
            String help = switch (first.getType()) {
                case AnnealLexer.FOR -> LOOP;
                case AnnealLexer.FROM -> "what a module offers is imported with `import module (name)`";
                case AnnealLexer.IF -> "`if … then … else …` is a value: `let x = if …`";
                case AnnealLexer.PERCENT, AnnealLexer.MINUS ->
                    "comments begin with `//`; to show a value, write `print …`";
                default -> "to show a value, write `print …`";
            };
            diagnostics.add(Diagnostic.of(
                            DiagnosticCode.UNKNOWN_DECLARATION, span, "a declaration cannot begin with `" + word + "`")
                    .help(help));
        }
    }

    /** Whether a statement gives a name another value, as in {@code a += 1}, {@code a++} and {@code a <- 1}. */
    private boolean changes(Token name) {
        Token first = tokens.get(nextVisible(name.getTokenIndex() + 1));
        Token second = tokens.get(nextVisible(first.getTokenIndex() + 1));
        return switch (first.getText() + second.getText()) {
            case "+=", "-=", "*=", "/=", "++", "--", "<-" -> true;
            default -> false;
        };
    }

    private int nextVisible(int from) {
        int i = from;
        while (i < tokens.size() - 1 && tokens.get(i).getChannel() != Token.DEFAULT_CHANNEL) {
            i++;
        }
        return Math.min(i, tokens.size() - 1);
    }

    /** The {@code ///} lines directly above a declaration, without the slashes. */
    private String documentation(ParserRuleContext context) {
        List<Token> hidden =
                tokens.getHiddenTokensToLeft(context.getStart().getTokenIndex(), AnnealLexer.DOCUMENTATION);
        if (hidden == null) {
            return "";
        }
        List<String> lines = new ArrayList<>();
        for (Token token : hidden) {
            String line = token.getText().substring(3).stripTrailing();
            // More than the one space in front means something: code is set in by four.
            lines.add(line.startsWith(" ") ? line.substring(1) : line);
        }
        return String.join("\n", lines);
    }

    private String text(Token token) {
        return TextEscapes.unescape(token.getText(), expressions.span(token), diagnostics);
    }

    private Expr expression(@Nullable ExpressionContext context, ParserRuleContext parent) {
        return surplus && context != null
                ? new Expr.Erroneous(expressions.span(context))
                : expressions.expression(context, expressions.span(parent));
    }

    private Identifier name(AnnealParser.@Nullable NameContext context, ParserRuleContext parent) {
        return expressions.name(context, parent);
    }
}
