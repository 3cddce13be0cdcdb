package dev.anneal.conformance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * The arrows between packages. Each step from text to results is one package, and none looks back; the language and the
 * numerics meet in the engine and nowhere else.
 */
class ArchitectureTest {
    private static final String ROOT = "dev.anneal";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** What each package may use of the others; the root package, the embedding API, is the empty name. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            entry("grammar", Set.of()),
            entry("source", Set.of()),
            entry("json", Set.of()),
            entry("diagnostic", Set.of("source", "json")),
            entry("syntax", Set.of("source", "diagnostic", "grammar")),
            entry("format", Set.of("source", "diagnostic", "syntax")),
            entry("type", Set.of()),
            entry("tape", Set.of()),
            entry("catalogue", Set.of("source", "diagnostic", "syntax", "type")),
            entry("check", Set.of("source", "diagnostic", "syntax", "type", "catalogue")),
            entry("core", Set.of("source", "syntax", "type", "catalogue", "check")),
            entry("evaluate", Set.of("source", "diagnostic", "syntax", "type", "catalogue", "core", "tape")),
            entry("plan", Set.of("source", "diagnostic", "type", "catalogue", "core", "evaluate", "tape")),
            entry("run", Set.of("source", "diagnostic", "syntax")),
            entry("numerics", Set.of()),
            entry("extension", Set.of("numerics")),
            entry(
                    "engine",
                    Set.of(
                            "source",
                            "diagnostic",
                            "type",
                            "catalogue",
                            "core",
                            "evaluate",
                            "plan",
                            "tape",
                            "run",
                            "numerics",
                            "extension")),
            entry(
                    "",
                    Set.of(
                            "source",
                            "diagnostic",
                            "syntax",
                            "type",
                            "catalogue",
                            "check",
                            "core",
                            "evaluate",
                            "plan",
                            "run",
                            "engine",
                            "extension")),
            entry("report", Set.of("json", "evaluate", "run")),
            entry("store", Set.of("run")),
            entry("reference", Set.of("", "source", "syntax", "type", "catalogue", "check", "engine", "report")),
            entry("scripting", Set.of("", "source", "diagnostic", "syntax", "check", "run", "report")),
            entry(
                    "repl",
                    Set.of(
                            "",
                            "source",
                            "diagnostic",
                            "syntax",
                            "format",
                            "type",
                            "catalogue",
                            "check",
                            "run",
                            "engine")),
            entry(
                    "cli",
                    Set.of(
                            "",
                            "source",
                            "diagnostic",
                            "syntax",
                            "format",
                            "plan",
                            "run",
                            "report",
                            "store",
                            "repl",
                            "reference",
                            "numerics")));

    @Test
    void packagesUseOnlyWhatStandsBeforeThem() {
        Set<String> violations = new TreeSet<>();
        for (JavaClass javaClass : CLASSES) {
            String from = part(javaClass);
            assertThat(ARROWS).as("a package without arrows").containsKey(from);
            for (Dependency dependency : javaClass.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                boolean ours = target.getPackageName().startsWith(ROOT);
                if (ours && !part(target).equals(from) && !allowed(from).contains(part(target))) {
                    violations.add(dependency.getDescription());
                }
            }
        }
        assertThat(violations).isEmpty();
    }

    private static Set<String> allowed(String part) {
        return ARROWS.getOrDefault(part, Set.of());
    }

    /** The first part of a package's name behind the root; packages inside of it count as one with it. */
    private static String part(JavaClass javaClass) {
        String name = javaClass.getPackageName();
        String inner = name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
        int dot = inner.indexOf('.');
        return dot < 0 ? inner : inner.substring(0, dot);
    }

    @Test
    void packagesFormNoCycle() {
        slices().assignedFrom(byPackage()).should().beFreeOfCycles().check(CLASSES);
    }

    private static SliceAssignment byPackage() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
                return SliceIdentifier.of(javaClass.getPackageName());
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        };
    }

    @Test
    void onlySyntaxKnowsTheParserGenerator() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.anneal.syntax", "dev.anneal.grammar")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.antlr..", "dev.anneal.grammar")
                .check(CLASSES);
    }

    @Test
    void onlyNumericsKnowsNumericalLibraries() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.anneal.numerics..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.commons.math3..", "org.ejml..")
                .check(CLASSES);
    }

    /** The library for terminals costs a start what no other command than the prompt should pay. */
    @Test
    void onlyThePromptKnowsTerminals() {
        noClasses()
                .that()
                .haveNameNotMatching("dev\\.anneal\\.cli\\.(Terminal|Entry).*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jline..")
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandKnowsPicocli() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.anneal.cli")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(CLASSES);
    }

    @Test
    void resultsKnowTheSyntaxByItsLimitsOnly() {
        noClasses()
                .that()
                .resideInAPackage("dev.anneal.run")
                .should()
                .dependOnClassesThat(syntaxBesideLimits())
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> syntaxBesideLimits() {
        return DescribedPredicate.describe(
                "are of the syntax and not its limits",
                target -> target.getPackageName().equals("dev.anneal.syntax")
                        && !target.getSimpleName().equals("SyntaxLimits"));
    }

    @Test
    void onlyTheCommandTalksToTheProcess() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.anneal.cli", "dev.anneal.grammar")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        classes()
                .that()
                .resideOutsideOfPackage("dev.anneal.grammar")
                .should(ArchitectureConditions.inPackage(
                        "annotated with @NullMarked",
                        (JavaPackage javaPackage) -> javaPackage.isAnnotatedWith(NullMarked.class)))
                .check(CLASSES);
    }
}
