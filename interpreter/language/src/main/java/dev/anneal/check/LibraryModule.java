package dev.anneal.check;

import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.syntax.Decl;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A module of the standard library; its declarations are read and checked when they are first asked for. */
final class LibraryModule implements ImportedModule {
    private final String module;
    private final Modules modules;
    private final Consumer<CheckedDecl> checkedBefore;
    private final Names names;

    /**
     * A module of the library.
     *
     * @param checkedBefore is given each declaration that is checked, after those that it depends on
     */
    LibraryModule(String module, Modules modules, Consumer<CheckedDecl> checkedBefore) {
        this.module = module;
        this.modules = modules;
        this.checkedBefore = checkedBefore;
        this.names = Names.growing(this::check);
    }

    @Override
    public String title() {
        return module;
    }

    @Override
    public List<String> offered() {
        return modules.library().names(module).stream()
                .filter(name -> !name.startsWith("_"))
                .toList();
    }

    @Override
    public Optional<CheckedDecl> find(String name) {
        return name.startsWith("_") ? Optional.empty() : names.find(name);
    }

    @Override
    public Optional<String> whyNotOffered(String name) {
        return FileModule.privacy(name, modules.library().names(module).contains(name));
    }

    private Optional<CheckedDecl> check(String name) {
        Optional<Decl> decl = modules.library().declaration(module, name);
        if (decl.isEmpty()) {
            return Optional.empty();
        }
        Diagnostics diagnostics = new Diagnostics();
        CheckedDecl checked = Checker.checkOne(decl.get(), module + ".", names, modules, diagnostics);
        if (diagnostics.hasErrors()) {
            throw new IllegalStateException(module + "." + name + " has errors: " + diagnostics.inOrder());
        }
        checkedBefore.accept(checked);
        return Optional.of(checked);
    }
}
