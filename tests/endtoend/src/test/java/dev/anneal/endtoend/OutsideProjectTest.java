package dev.anneal.endtoend;

import static dev.anneal.endtoend.AnnealProcess.anneal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.endtoend.AnnealProcess.Command;
import dev.anneal.endtoend.AnnealProcess.Result;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The one artifact, {@code dev.anneal:anneal}, in a project of somebody else: built by Maven from a repository that has
 * nothing of Anneal but it, beside an ANTLR whose tables Anneal's parser could not read.
 */
@DisabledOnOs(OS.WINDOWS)
final class OutsideProjectTest {
    private static final Path HOME = Path.of(System.getProperty("anneal.home"));
    private static final String VERSION = System.getProperty("anneal.version");
    private static final Path TARGET = HOME.resolve("interpreter/anneal/target");
    private static final Path JAR = TARGET.resolve("anneal-" + VERSION + ".jar");

    @Test
    void usesTheArtifactBesideAnOlderAntlr(@TempDir Path folder) throws Exception {
        Path project = copied(HOME.resolve("tests/endtoend/src/test/outside"), folder.resolve("project"));
        Path repository = folder.resolve("repository");
        try {
            link(Path.of(System.getProperty("anneal.repository")), repository);
            install(repository);
            build(project, repository);
        } finally {
            unlink(repository);
        }

        Path libraries = project.resolve("target/dependency");
        assertThat(names(libraries))
                .containsExactlyInAnyOrder(
                        "anneal-" + VERSION + ".jar", "antlr4-runtime-4.7.2.jar", "jspecify-1.0.0.jar");
        List<Path> classPath = List.of(
                project.resolve("target/classes"),
                libraries.resolve("anneal-" + VERSION + ".jar"),
                libraries.resolve("antlr4-runtime-4.7.2.jar"));
        assertRuns(java(classPath));
        assertRuns(java(List.of(classPath.get(2), classPath.get(1), classPath.get(0))));
    }

    @Test
    void holdsNothingThatCouldBeInTheWayOfOthers() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> names = jar.stream().map(ZipEntry::getName).toList();

            assertThat(names)
                    .filteredOn(name -> name.endsWith(".class"))
                    .allMatch(name -> name.startsWith("dev/anneal/"));
            assertThat(names).noneMatch(name -> name.matches(".*\\.(so|dll|dylib|jnilib)"));
            assertThat(names)
                    .noneMatch(name -> name.startsWith("dev/anneal/cli/") || name.startsWith("dev/anneal/store/"));
            assertThat(names).doesNotHaveDuplicates();
            assertThat(names)
                    .contains(
                            "META-INF/LICENSE",
                            "META-INF/NOTICE",
                            "META-INF/licenses/antlr4.txt",
                            "META-INF/services/javax.script.ScriptEngineFactory",
                            "std/builtins.anneal",
                            "dev/anneal/shaded/antlr/v4/runtime/Parser.class");
            assertThat(text(jar, "META-INF/NOTICE")).contains("Anneal authors").contains("Apache Commons Math");
            assertThat(text(jar, "META-INF/services/javax.script.ScriptEngineFactory")
                            .strip())
                    .isEqualTo("dev.anneal.scripting.AnnealScriptEngineFactory");
        }
    }

    @Test
    void hasItsSourcesBesideIt() throws IOException {
        try (JarFile jar =
                new JarFile(TARGET.resolve("anneal-" + VERSION + "-sources.jar").toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName))
                    .contains(
                            "dev/anneal/Anneal.java",
                            "dev/anneal/grammar/AnnealParser.java",
                            "dev/anneal/scripting/AnnealScriptEngineFactory.java",
                            "std/targets.anneal");
        }
    }

    private static void assertRuns(Command java) throws IOException, InterruptedException {
        Result result = java.run();
        assertThat(result.err()).isEmpty();
        assertThat(result.out().lines())
                .containsExactly(
                        "antlr 4.7.2 is used, tables of version 3",
                        "embedded: coverage 1.0 at separation 4.0",
                        "chart: true",
                        "scripted: coverage 1.0 at separation 5.0, doubled 42.0",
                        "version " + VERSION,
                        "computes with vector instructions");
        assertThat(result.exitCode()).isZero();
    }

    /** A command without arguments of its own: the launcher of a program is a file here. */
    private static Command java(List<Path> classPath) throws IOException {
        String path = String.join(
                File.pathSeparator, classPath.stream().map(Path::toString).toList());
        Path script = Files.writeString(
                Files.createTempFile(classPath.get(0).getParent().getParent(), "host", ".sh"),
                "#!/bin/sh\nexec '" + System.getProperty("java.home") + "/bin/java'"
                        + " --add-exports java.base/jdk.internal.module=ALL-UNNAMED -cp '" + path + "' outside.Host\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return anneal().through(script).within(Duration.ofMinutes(2));
    }

    private static Command maven(Path directory) {
        return anneal().through(Path.of(System.getProperty("maven.home"), "bin", "mvn"))
                .in(directory)
                .with("MAVEN_ARGS", "")
                .within(Duration.ofMinutes(5));
    }

    private static void install(Path repository) throws IOException, InterruptedException {
        Result installed = maven(repository.getParent())
                .run(
                        "-B",
                        "-q",
                        "-Dmaven.repo.local=" + repository,
                        "org.apache.maven.plugins:maven-install-plugin:3.1.3:install-file",
                        "-Dfile=" + JAR,
                        "-DpomFile=" + TARGET.resolve("dependency-reduced-pom.xml"));
        assertThat(installed.exitCode()).as(installed.out() + installed.err()).isZero();
    }

    private static void build(Path project, Path repository) throws IOException, InterruptedException {
        Result built = maven(project)
                .run(
                        "-B",
                        "-q",
                        "-Dmaven.repo.local=" + repository,
                        "-Danneal.version=" + VERSION,
                        "process-classes",
                        "dependency:copy-dependencies");
        assertThat(built.exitCode()).as(built.out() + built.err()).isZero();
    }

    /**
     * Makes a local repository that has all of another one but what is Anneal's: what is installed in it does not reach the
     * other, and a build with it fetches nothing twice.
     */
    private static void link(Path original, Path repository) throws IOException {
        linkAll(original, Files.createDirectory(repository), "dev");
        Path dev = Files.createDirectory(repository.resolve("dev"));
        if (Files.isDirectory(original.resolve("dev"))) {
            linkAll(original.resolve("dev"), dev, "anneal");
        }
    }

    /** Removes the links, so that nobody deletes what is behind them. */
    private static void unlink(Path repository) throws IOException {
        try (Stream<Path> files = Files.walk(repository, 2)) {
            for (Path link : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    private static void linkAll(Path from, Path to, String except) throws IOException {
        for (String name : names(from)) {
            if (!name.equals(except)) {
                Files.createSymbolicLink(to.resolve(name), from.resolve(name));
            }
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static Path copied(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        return to;
    }

    private static String text(JarFile jar, String name) throws IOException {
        return new String(
                jar.getInputStream(jar.getJarEntry(name)).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
