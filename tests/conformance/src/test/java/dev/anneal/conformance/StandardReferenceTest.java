package dev.anneal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.catalogue.Catalogue;
import dev.anneal.catalogue.SignatureKey;
import dev.anneal.reference.LibraryReference;
import dev.anneal.reference.MarkdownReference;
import dev.anneal.reference.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reference of the standard library, which is kept beside it as {@code anneal doc} writes it. */
class StandardReferenceTest {
    private static final Path FOLDER = Path.of("../../stdlib/reference");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]*)(?:#([^)]*))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,3} (.*)$");

    private final Map<String, String> files = MarkdownReference.of(LibraryReference.standard());

    /** {@code mvn -Danneal.update=true} writes it anew. */
    @Test
    void standsBesideTheLibraryAsItIsWritten() throws IOException {
        if (Boolean.getBoolean("anneal.update")) {
            Files.createDirectories(FOLDER);
            for (Path stale : kept()) {
                Files.delete(stale);
            }
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
            }
        }

        assertThat(kept().stream().map(path -> path.getFileName().toString()))
                .containsExactlyInAnyOrderElementsOf(files.keySet());
        for (Map.Entry<String, String> file : files.entrySet()) {
            assertThat(FOLDER.resolve(file.getKey())).hasContent(file.getValue());
        }
    }

    private static List<Path> kept() throws IOException {
        try (Stream<Path> paths = Files.list(FOLDER)) {
            return paths.filter(path -> path.toString().endsWith(".md")).toList();
        }
    }

    @Test
    void hasEveryNameAndADocumentationForEach() {
        Reference reference = LibraryReference.standard();
        Set<String> names = new TreeSet<>();
        reference
                .pages()
                .forEach(page -> page.sections()
                        .forEach(section -> section.entries().forEach(entry -> names.add(entry.name()))));

        for (SignatureKey key : Catalogue.builtins().keys()) {
            assertThat(names).contains(key.receiver().map(type -> type + ".").orElse("") + key.name());
        }
        assertThat(names).contains("circle").noneMatch(name -> name.startsWith("_"));
        assertThat(reference.undocumented()).isEmpty();
    }

    @Test
    void hasNoLinkThatLeadsNowhere() {
        files.forEach((name, text) -> {
            Matcher link = LINK.matcher(text);
            while (link.find()) {
                String target = link.group(1).isEmpty() ? name : link.group(1);
                assertThat(files).as("%s in %s", link.group(), name).containsKey(target);
                if (link.group(2) != null) {
                    assertThat(anchors(files.getOrDefault(target, "")))
                            .as("%s in %s", link.group(), name)
                            .contains(link.group(2));
                }
            }
        });
    }

    private static Set<String> anchors(String text) {
        Set<String> anchors = new TreeSet<>();
        Matcher heading = HEADING.matcher(text);
        while (heading.find()) {
            anchors.add(heading.group(1)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9 _-]", "")
                    .replace(' ', '-'));
        }
        return anchors;
    }
}
