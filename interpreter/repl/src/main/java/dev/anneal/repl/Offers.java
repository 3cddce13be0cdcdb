package dev.anneal.repl;

import dev.anneal.catalogue.Catalogue;
import dev.anneal.catalogue.Kind;
import dev.anneal.catalogue.Signature;
import dev.anneal.catalogue.SignatureKey;
import dev.anneal.catalogue.StandardLibrary;
import dev.anneal.check.CheckedDecl;
import dev.anneal.check.Members;
import dev.anneal.repl.Completion.Candidate;
import dev.anneal.syntax.Clause;
import dev.anneal.syntax.Decl;
import dev.anneal.type.Type;
import dev.anneal.type.Type.Simple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What there is to choose from in a session: its names, what the language offers, members, arguments. */
final class Offers {
    private static final Set<Kind> EXPRESSIONS =
            Set.of(Kind.VALUE, Kind.FUNCTION, Kind.DENSITY, Kind.FAMILY, Kind.SCHEDULE, Kind.CHART);

    private final Workspace workspace;
    private final Catalogue catalogue;
    private final StandardLibrary library;

    Offers(Workspace workspace, Catalogue catalogue, StandardLibrary library) {
        this.workspace = workspace;
        this.catalogue = catalogue;
        this.library = library;
    }

    /** Words of the language. */
    List<Candidate> words(List<String> words, String note) {
        List<Candidate> all = new ArrayList<>();
        words.forEach(word -> all.add(new Candidate(word, note, true)));
        return all;
    }

    /** All that has a value: the session's names first. */
    List<Candidate> expressions() {
        List<Candidate> all = declared(decl -> true);
        Set<String> names = new TreeSet<>();
        catalogue.keys().forEach(key -> {
            if (key.receiver().isEmpty() && EXPRESSIONS.contains(key.kind()) && names.add(key.name())) {
                all.add(builtin(key));
            }
        });
        return all;
    }

    /** What is of a kind: the session's names first. */
    List<Candidate> of(Kind kind) {
        List<Candidate> all = declared(decl -> is(decl, kind));
        for (SignatureKey key : catalogue.keys()) {
            if (key.receiver().isEmpty() && key.kind() == kind) {
                all.add(builtin(key));
            }
        }
        return all;
    }

    private interface Choice {
        boolean of(CheckedDecl decl);
    }

    private List<Candidate> declared(Choice choice) {
        List<Candidate> all = new ArrayList<>();
        for (CheckedDecl decl : workspace.compilation().checked().declarations()) {
            if (choice.of(decl)) {
                decl.names().forEach(name -> all.add(new Candidate(name, note(decl), false)));
            }
        }
        return all;
    }

    private static String note(CheckedDecl decl) {
        return decl.decl() instanceof Decl.Import importing
                ? importing.path()
                : decl.decl() instanceof Decl.Table || decl.type() instanceof Type.Table
                        ? "table"
                        : decl.type().toString();
    }

    private static boolean is(CheckedDecl decl, Kind kind) {
        if (decl.decl() instanceof Decl.Named named) {
            return switch (named.kind()) {
                case TARGET -> kind == Kind.DENSITY;
                case FAMILY -> kind == Kind.FAMILY;
                case SCHEDULE -> kind == Kind.SCHEDULE;
            };
        }
        return decl.decl() instanceof Decl.Import
                || (kind == Kind.DENSITY && decl.type() instanceof Type.Density)
                || (kind == Kind.SCHEDULE && decl.type() == Simple.SCHEDULE);
    }

    private Candidate builtin(SignatureKey key) {
        return new Candidate(key.name(), key.kind().words(), false);
    }

    /** The inputs of the session. */
    List<Candidate> inputs() {
        return declared(decl -> decl.decl() instanceof Decl.Param);
    }

    /** All about which something is known. */
    List<Candidate> documented() {
        List<Candidate> all = declared(decl -> true);
        Set<String> names = new TreeSet<>();
        catalogue.keys().forEach(key -> {
            String name = key.receiver().map(receiver -> receiver + ".").orElse("") + key.name();
            if (names.add(name)) {
                all.add(new Candidate(name, key.kind().words(), false));
            }
        });
        LanguageWord.words().stream()
                .filter(names::add)
                .forEach(word -> all.add(new Candidate(word, "word of the language", false)));
        for (String module : library.modules()) {
            ofModule(module).stream().filter(one -> names.add(one.text())).forEach(all::add);
        }
        return all;
    }

    /** What a module of the standard library offers. */
    List<Candidate> ofModule(String module) {
        List<Candidate> all = new ArrayList<>();
        for (String name : library.names(module)) {
            if (!name.startsWith("_")) {
                all.add(new Candidate(name, module, false));
            }
        }
        return all;
    }

    /** What can stand behind the dot of a value or a module. */
    List<Candidate> members(String receiver) {
        Optional<CheckedDecl> imported = workspace.checked(receiver).filter(decl -> decl.decl() instanceof Decl.Import);
        if (imported.isPresent() && imported.get().decl() instanceof Decl.Import importing) {
            return importing.file() ? ofFile(receiver) : ofModule(importing.path());
        }
        List<Candidate> all = new ArrayList<>();
        type(receiver)
                .ifPresent(type -> Members.of(type, catalogue)
                        .forEach((name, member) -> all.add(new Candidate(name, member.toString(), false))));
        if (type(receiver).filter(Type.Table.class::isInstance).isPresent()) {
            all.add(new Candidate("at", "the rows with these values", false));
        }
        return all;
    }

    private List<Candidate> ofFile(String alias) {
        List<Candidate> all = new ArrayList<>();
        for (CheckedDecl decl : workspace.compilation().checked().imported()) {
            decl.global()
                    .filter(global -> global.startsWith(alias + "."))
                    .ifPresent(global -> all.add(new Candidate(
                            global.substring(alias.length() + 1), decl.type().toString(), false)));
        }
        return all;
    }

    /** The type of an expression, if it has one. */
    private Optional<Type> type(String expression) {
        Statement print = Statement.of("print " + expression);
        return workspace
                .withAtEnd(print)
                .checked(print)
                .filter(decl -> decl.decl() instanceof Decl.Print)
                .map(decl -> decl.facts().type(((Decl.Print) decl.decl()).value()));
    }

    /** The names of the arguments of what is called, without those that are given. */
    List<Candidate> arguments(String callee, List<String> given) {
        List<Candidate> all = new ArrayList<>();
        Optional<CheckedDecl> declared = workspace.checked(callee);
        if (declared.isPresent()) {
            parameters(declared.get().decl())
                    .forEach(parameter -> all.add(new Candidate(
                            parameter.name().text() + ":",
                            parameter
                                    .defaultValue()
                                    .map(value -> value.span().text())
                                    .orElse(""),
                            true)));
        }
        for (Signature signature : signatures(callee)) {
            for (Signature.Parameter parameter : signature.parameters()) {
                all.add(new Candidate(
                        parameter.name() + ":",
                        parameter.choices().isEmpty()
                                ? parameter.type().toString()
                                : String.join(" | ", parameter.choices()),
                        true));
            }
        }
        if (callee.endsWith(".at")) {
            type(callee.substring(0, callee.length() - 3))
                    .filter(Type.Table.class::isInstance)
                    .ifPresent(table -> Members.of(table, catalogue)
                            .forEach((name, column) -> all.add(new Candidate(name + ":", column.toString(), true))));
        }
        Set<String> names = new TreeSet<>();
        given.forEach(name -> names.add(name + ":"));
        all.removeIf(one -> !names.add(one.text()));
        return all;
    }

    private static List<Decl.Parameter> parameters(Decl decl) {
        if (decl instanceof Decl.Function function) {
            return function.parameters();
        }
        return decl instanceof Decl.Named named ? named.parameters().orElse(List.of()) : List.of();
    }

    /** What a callee can mean: one thing for each kind. */
    private List<Signature> signatures(String callee) {
        int dot = callee.lastIndexOf('.');
        if (dot > 0) {
            return type(callee.substring(0, dot))
                    .flatMap(type -> Members.find(type, callee.substring(dot + 1), catalogue))
                    .map(List::of)
                    .orElse(List.of());
        }
        List<Signature> found = new ArrayList<>();
        if (workspace.checked(callee).isEmpty()) {
            for (SignatureKey key : catalogue.keys()) {
                if (key.receiver().isEmpty() && key.name().equals(callee)) {
                    catalogue.find(key).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    /** The texts that an argument can be. */
    List<Candidate> choices(String callee, String argument) {
        List<Candidate> all = new ArrayList<>();
        for (Signature signature : signatures(callee)) {
            for (Signature.Parameter parameter : signature.parameters()) {
                if (parameter.name().equals(argument)) {
                    parameter.choices().forEach(choice -> all.add(new Candidate(choice + "\"", "", false)));
                }
            }
        }
        return all;
    }

    /** Whether a chart is called. */
    boolean isChart(String callee) {
        return catalogue.find(Kind.CHART, callee).isPresent();
    }

    /** The columns of what a chart shows: of a run, what it records. */
    List<Candidate> columns(String data) {
        Optional<CheckedDecl> declared = workspace.checked(data);
        if (declared.isPresent() && declared.get().decl() instanceof Decl.Study study && !study.sweep()) {
            List<Candidate> recorded = new ArrayList<>();
            recorded.add(new Candidate("time", "column", false));
            recorded.add(new Candidate("beta", "column", false));
            study.clauses().forEach(clause -> {
                if (clause instanceof Clause.Series series) {
                    series.fields().forEach(field -> recorded.add(new Candidate(field.text(), "recorded", false)));
                }
            });
            return recorded;
        }
        return members(data);
    }

    /** The fields of a run. */
    List<Candidate> fields() {
        List<Candidate> all = new ArrayList<>();
        catalogue.members("Run").forEach(name -> all.add(new Candidate(name, "field", false)));
        return all;
    }

    /** The fields that can be recorded. */
    List<Candidate> series() {
        List<Candidate> all = new ArrayList<>();
        for (SignatureKey key : catalogue.keys()) {
            if (key.kind() == Kind.SERIES) {
                all.add(new Candidate(key.name(), "recorded", false));
            }
        }
        return all;
    }
}
