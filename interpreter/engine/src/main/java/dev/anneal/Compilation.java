package dev.anneal;

import dev.anneal.check.CheckedDecl;
import dev.anneal.check.CheckedScript;
import dev.anneal.core.CoreScript;
import dev.anneal.core.Lowering;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.source.Source;
import java.util.List;
import java.util.function.Predicate;

/**
 * A script that has been read and checked, as far as that goes without its inputs. Immutable and thread-safe.
 */
public final class Compilation {
    private final Anneal anneal;
    private final Diagnostics found;
    private final List<Diagnostic> diagnostics;
    private final CheckedScript checked;
    private final CoreScript core;

    Compilation(Anneal anneal, CheckedScript checked, Diagnostics found) {
        this.anneal = anneal;
        this.found = found;
        this.diagnostics = found.inOrder();
        this.checked = checked;
        this.core = Lowering.lower(checked);
    }

    /** What is wrong or doubtful, in the order of the script. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** Whether nothing is wrong. */
    public boolean isSound() {
        return diagnostics.stream().noneMatch(Diagnostic::isError);
    }

    /**
     * Compiles a changed form of the script, as an editor or a prompt does after each change: a declaration whose text is
     * the same, and for which all names still mean the same, is not checked again.
     */
    public Compilation update(Source changed) {
        return anneal.compile(changed, checked);
    }

    /** How many declarations were taken over from the compilation that this one {@linkplain #update updates}. */
    public int reused() {
        return checked.reused();
    }

    /** What was found out about the script, for tools that help to write it. */
    public CheckedScript checked() {
        return checked;
    }

    /**
     * The part of the script that some of its declarations need, without what was said about it: preparing and running it
     * costs no more than these declarations do.
     */
    public Compilation neededFor(Predicate<CheckedDecl> wanted) {
        return new Compilation(anneal, checked.neededFor(wanted), new Diagnostics());
    }

    /** The inputs that the script declares, and those of the files it imports as {@code file.name}. */
    public List<Parameter> parameters() {
        return Parameter.of(core);
    }

    /**
     * Evaluates what is constant for these inputs and makes a plan. Declarations with errors are left out, so that the
     * diagnostics of the others are found at the same time.
     */
    public Preparation prepare(Inputs inputs) {
        return Preparation.of(anneal, core, found, inputs);
    }
}
