package dev.anneal.reference;

import dev.anneal.reference.Reference.Mark;
import dev.anneal.syntax.Decl;
import dev.anneal.syntax.Prose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What pages about scripts and pages about modules have in common. */
final class Declarations {
    private Declarations() {}

    /** The title of the section in which a declaration is. */
    static String section(Decl decl) {
        if (decl instanceof Decl.Named named) {
            return switch (named.kind()) {
                case TARGET -> "Targets";
                case FAMILY -> "Families";
                case SCHEDULE -> "Schedules";
            };
        } else if (decl instanceof Decl.Param) {
            return "Inputs";
        } else if (decl instanceof Decl.Function) {
            return "Functions";
        } else if (decl instanceof Decl.Study study) {
            return study.sweep() ? "Sweeps" : "Runs";
        } else if (decl instanceof Decl.Table) {
            return "Tables";
        }
        return decl instanceof Decl.Plot ? "Charts" : "Values";
    }

    /** What a documentation says is not as usual about something. */
    static Optional<Mark> mark(String documentation) {
        return Prose.isDeprecated(documentation) ? Optional.of(Mark.DEPRECATED) : Optional.empty();
    }

    /** The comment with which a text opens, if an empty line separates it from the first declaration. */
    static String opening(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.isBlank() && !lines.isEmpty()) {
                return String.join("\n", lines);
            }
            if (!line.startsWith("//")) {
                return "";
            }
            String words = line.replaceFirst("^/+", "");
            lines.add(words.startsWith(" ") ? words.substring(1) : words);
        }
        return String.join("\n", lines);
    }
}
