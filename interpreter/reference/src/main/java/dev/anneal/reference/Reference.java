package dev.anneal.reference;

import java.util.List;
import java.util.Optional;

/**
 * What there is to look up: pages of sections of entries.
 *
 * @param title what it is about
 * @param introduction what stands above everything, as a documentation
 * @param pages its pages
 */
public record Reference(String title, String introduction, List<Page> pages) {
    public Reference {
        pages = List.copyOf(pages);
    }

    /** The names of entries without a documentation, those that begin with an underscore left out, as {@code page: name}. */
    public List<String> undocumented() {
        return pages.stream()
                .flatMap(page -> page.sections().stream()
                        .flatMap(section -> section.entries().stream())
                        .filter(entry -> entry.documentation().isBlank() && entry.documentable())
                        .map(entry -> page.title() + ": " + entry.name()))
                .toList();
    }

    /**
     * A page.
     *
     * @param name what its file is called, without the ending
     * @param title its title
     * @param introduction what stands above its entries, as a documentation
     * @param sections its sections, none of which is empty
     */
    public record Page(String name, String title, String introduction, List<Section> sections) {
        public Page {
            sections = List.copyOf(sections);
        }
    }

    /** Entries of one kind, in their order. */
    public record Section(String title, List<Entry> entries) {
        public Section {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Something that has a name.
     *
     * @param name its name, {@code Density.sample} for a member
     * @param code how it is declared: a signature, or the whole declaration where that says more
     * @param documentation what its comment says: paragraphs, and code that is set in by four
     * @param documentable whether a comment above its declaration would be its documentation
     * @param note what else there is to know, a sentence
     * @param mark what is not as usual about it, if something is not
     */
    public record Entry(
            String name,
            String code,
            String documentation,
            boolean documentable,
            Optional<String> note,
            Optional<Mark> mark) {}

    /** What is not as usual about an entry. */
    public enum Mark {
        /** Its documentation says that it should not be used any more. */
        DEPRECATED("deprecated"),
        /** This version does not have it; its note says so. */
        LATER("later");

        private final String word;

        Mark(String word) {
            this.word = word;
        }

        /** The word shown to people. */
        public String word() {
            return word;
        }
    }
}
