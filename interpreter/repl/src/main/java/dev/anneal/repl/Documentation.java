package dev.anneal.repl;

import dev.anneal.catalogue.Catalogue;
import dev.anneal.catalogue.Signature;
import dev.anneal.catalogue.SignatureKey;
import dev.anneal.catalogue.StandardLibrary;
import dev.anneal.check.CheckedDecl;
import dev.anneal.check.Members;
import dev.anneal.diagnostic.CodePage;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.Suggestion;
import dev.anneal.syntax.Decl;
import dev.anneal.syntax.DeclHead;
import dev.anneal.syntax.Prose;
import dev.anneal.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What something is: its signature, and what its {@code ///} comment says. */
final class Documentation {
    private final Session session;

    Documentation(Session session) {
        this.session = session;
    }

    /** Tells about whatever a name means; false if it means nothing. */
    boolean tell(String name) {
        List<String> pages = new ArrayList<>();
        Optional<DiagnosticCode> code = DiagnosticCode.find(name);
        if (code.isPresent() && name.toUpperCase(Locale.ROOT).startsWith("ANN")) {
            pages.add(CodePage.of(code.get()).text());
        }
        int dot = name.lastIndexOf('.');
        if (dot > 0) {
            member(name.substring(0, dot), name.substring(dot + 1)).ifPresent(pages::add);
        } else {
            session.workspace().checked(name).ifPresent(decl -> pages.add(declared(decl, name)));
            for (SignatureKey key : session.catalogue().keys()) {
                if (key.name().equals(name) && (key.receiver().isEmpty() || pages.isEmpty())) {
                    session.catalogue().find(key).map(Documentation::signature).ifPresent(pages::add);
                }
            }
            session.library()
                    .modulesWith(name)
                    .forEach(module -> library(module, name).ifPresent(pages::add));
        }
        LanguageWord.of(name).map(LanguageWord::page).ifPresent(pages::add);
        if (pages.isEmpty() && session.library().modules().contains(name)) {
            pages.add(module(name));
        }
        if (pages.isEmpty()) {
            session.tell(new Reply.Refused("nothing is known about `" + name + "`"
                    + Suggestion.help(name, known()).map(help -> "; " + help).orElse("")));
            return false;
        }
        session.tell(new Reply.Answered(String.join("\n", pages)));
        return true;
    }

    private List<String> known() {
        List<String> known = new ArrayList<>();
        session.workspace().script().statements().forEach(each -> known.addAll(each.names()));
        session.catalogue().keys().forEach(key -> known.add(key.name()));
        known.addAll(LanguageWord.words());
        session.library()
                .modules()
                .forEach(module -> known.addAll(session.library().names(module)));
        return known;
    }

    /** A member of a type of the catalogue, of something that has been declared, or of a module. */
    private Optional<String> member(String owner, String name) {
        Catalogue catalogue = session.catalogue();
        Optional<Signature> signature = catalogue.member(owner, name);
        if (signature.isEmpty()) {
            Optional<Type> type = session.workspace().checked(owner).map(CheckedDecl::type);
            signature = type.flatMap(known -> Members.find(known, name, catalogue));
            if (signature.isEmpty() && type.isPresent()) {
                return Optional.ofNullable(Members.of(type.get(), catalogue).get(name))
                        .map(column -> owner + "." + name + ": " + words(column) + "\n");
            }
        }
        return signature.map(Documentation::signature).or(() -> library(moduleOf(owner), name));
    }

    /** The module that is meant by its name, or by the one under which it is imported. */
    private String moduleOf(String owner) {
        return session.workspace()
                .checked(owner)
                .filter(decl -> decl.decl() instanceof Decl.Import)
                .map(decl -> ((Decl.Import) decl.decl()).path())
                .orElse(owner);
    }

    private Optional<String> library(String module, String name) {
        StandardLibrary library = session.library();
        return name.startsWith("_")
                ? Optional.empty()
                : library.declaration(module, name)
                        .map(decl -> DeclHead.of(decl) + "\n" + text(DeclHead.documentation(decl)) + "  import "
                                + module + " (" + name + ")\n");
    }

    private String module(String module) {
        StringBuilder out = new StringBuilder(module).append('\n');
        for (String name : session.library().names(module)) {
            if (!name.startsWith("_")) {
                session.library()
                        .declaration(module, name)
                        .ifPresent(decl -> out.append("  ")
                                .append(DeclHead.of(decl))
                                .append("\n    ")
                                .append(Prose.firstSentence(DeclHead.documentation(decl)))
                                .append('\n'));
            }
        }
        return out.toString();
    }

    private static String declared(CheckedDecl checked, String name) {
        Decl decl = checked.decl();
        String head = decl instanceof Decl.Import importing
                ? name + ", from " + importing.path()
                : DeclHead.of(decl) + ": " + words(checked.type());
        return head + "\n" + text(DeclHead.documentation(decl));
    }

    /** The signature of a builtin, its parameters each on a line, and its documentation. */
    static String signature(Signature signature) {
        StringBuilder out = new StringBuilder(signature.kind().words()).append(' ');
        signature.receiver().ifPresent(receiver -> out.append(receiver).append('.'));
        out.append(signature.name());
        String result = signature.result() == Type.Simple.ANY ? "" : ": " + words(signature.result());
        if (signature.callable()) {
            List<String> parameters = signature.parameters().stream()
                    .map(Documentation::parameter)
                    .toList();
            String head = Paragraphs.bracketed(out.append('(').toString(), parameters, ")" + result);
            out.setLength(0);
            out.append(head);
        } else {
            out.append(result);
        }
        out.append('\n');
        for (Signature.Parameter parameter : signature.parameters()) {
            if (!parameter.choices().isEmpty()) {
                out.append("  ")
                        .append(parameter.name())
                        .append(": \"")
                        .append(String.join("\", \"", parameter.choices()))
                        .append("\"\n");
            }
        }
        return out.append(text(signature.documentation())).toString();
    }

    private static String parameter(Signature.Parameter parameter) {
        return parameter.name()
                + parameter
                        .defaultValue()
                        .map(value -> " = " + value.span().text())
                        .orElse("");
    }

    /** A type in words, with what there is to know of its parts. */
    static String words(Type type) {
        if (type instanceof Type.Table table && table.columns().isPresent()) {
            return "table with " + Submission.quoted(table.columns().get().keySet());
        }
        return type.toString();
    }

    private static String text(String documentation) {
        return documentation.isBlank() ? "" : Paragraphs.filled(documentation, "  ");
    }
}
