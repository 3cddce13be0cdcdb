package dev.anneal.check;

import dev.anneal.syntax.Decl;
import java.util.List;
import java.util.Optional;

/** Stands for a file or module that could not be read: it has every name, and nothing is said about any of them. */
record UnreadableModule(Decl.Import importing) implements ImportedModule {
    @Override
    public String title() {
        return importing.path();
    }

    @Override
    public List<String> offered() {
        return List.of();
    }

    @Override
    public Optional<CheckedDecl> find(String name) {
        return Optional.of(CheckedDecl.erroneous(importing));
    }

    @Override
    public Optional<String> whyNotOffered(String name) {
        return Optional.empty();
    }
}
