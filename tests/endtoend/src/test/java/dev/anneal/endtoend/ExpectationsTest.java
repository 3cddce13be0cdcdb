package dev.anneal.endtoend;

import static dev.anneal.endtoend.AnnealProcess.anneal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.endtoend.AnnealProcess.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** `anneal test`: what it runs, what it says, what it reports and with which exit code. */
@DisabledOnOs(OS.WINDOWS)
final class ExpectationsTest {
    private static final String GOOD = "param a = 1\nprint \"not shown\"\nexpect a > 0\nexpect a < 3\n";
    private static final String BAD = "param a = 1\nexpect a > 0\nexpect a + 1 ==\n  3\n";

    @TempDir
    private Path directory;

    private void file(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Result test(String... arguments) throws Exception {
        String[] all = new String[arguments.length + 1];
        all[0] = "test";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return anneal().in(directory).run(all);
    }

    private static String withoutTimes(String out) {
        return out.replaceAll(" \\([0-9]+\\.[0-9]{2} s\\)", "");
    }

    @Test
    void whatHoldsIsOneLineAndNothingIsPrinted() throws Exception {
        file("good.anneal", GOOD);
        file("empty.anneal", "print 1\n");

        Result result = test("good.anneal", "empty.anneal");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(withoutTimes(result.out())).isEqualTo("""
                        passed  good.anneal: 2 expectations
                        passed  empty.anneal: it has no `expect`
                        2 scripts: 2 of 2 expectations hold
                        """);
        assertThat(result.err()).isEmpty();
        assertThat(directory.resolve("anneal-out")).doesNotExist();
    }

    @Test
    void whatDoesNotHoldIsExplained() throws Exception {
        file("bad.anneal", BAD);

        Result result = test("bad.anneal");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(withoutTimes(result.out())).isEqualTo("""
                        failed  bad.anneal: 1 of 2 expectations failed
                          expectation failed at bad.anneal:3:1
                            expect a + 1 ==
                              3
                              a is 1
                              a + 1 is 2
                              a + 1 == 3 is false
                        1 script: 1 of 2 expectations hold
                        """);
    }

    @Test
    void theCurrentFolderIsTestedButWhatIsHiddenOrBuilt() throws Exception {
        file("a/good.anneal", GOOD);
        file("a/target/bad.anneal", BAD);
        file(".history/bad.anneal", BAD);
        file("broken.anneal", "expect b > 1\n");

        Result result = test();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(withoutTimes(result.out())).isEqualTo("""
                        passed  a/good.anneal: 2 expectations
                        broken  broken.anneal: 1 error
                        2 scripts: 2 of 2 expectations hold, 1 script with errors
                        """);
        assertThat(result.err()).contains("there is no `b` here", "broken.anneal:1:8");
    }

    @Test
    void quietShowsOnlyWhatFails() throws Exception {
        file("bad.anneal", BAD);
        file("good.anneal", GOOD);

        Result result = test("--quiet", "--threads", "1", ".");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).startsWith("failed  bad.anneal").doesNotContain("good.anneal");
        assertThat(result.out()).endsWith("2 scripts: 3 of 4 expectations hold\n");
    }

    @Test
    void inputsAreForTheScriptsThatHaveThem() throws Exception {
        file("with.anneal", GOOD);
        file("without.anneal", "expect 1 < 2\n");

        Result given = test("--set", "a=2", ".");
        Result failing = test("--set", "a=5", ".");
        Result misspelt = test("--set", "b=2", ".");

        assertThat(given.exitCode()).as(given.err()).isZero();
        assertThat(failing.exitCode()).isEqualTo(1);
        assertThat(failing.out()).contains("expectation failed at with.anneal:4:1", "           5 false");
        assertThat(misspelt.exitCode()).isEqualTo(64);
        assertThat(misspelt.err()).isEqualTo("anneal: no script has the input `b` that `--set` names\n");
    }

    @Test
    void theReportIsXmlWithACaseForEachExpectation() throws Exception {
        file("bad.anneal", BAD);
        file("broken.anneal", "expect \"<&\u0001\" > c\n");
        file("good.anneal", GOOD);

        Result result = test("--junit", "reports/anneal.xml", ".");

        assertThat(result.exitCode()).isEqualTo(2);
        Element suites = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(directory.resolve("reports/anneal.xml").toFile())
                .getDocumentElement();
        assertThat(suites.getAttribute("tests")).isEqualTo("5");
        assertThat(suites.getAttribute("failures")).isEqualTo("1");
        assertThat(suites.getAttribute("errors")).isEqualTo("1");
        assertThat(suites.getElementsByTagName("testsuite").getLength()).isEqualTo(3);
        Element failed = (Element) suites.getElementsByTagName("testcase").item(1);
        assertThat(failed.getAttribute("name")).isEqualTo("line 3: expect a + 1 == 3");
        assertThat(failed.getElementsByTagName("failure").item(0).getTextContent())
                .contains("a + 1 is 2");
        assertThat(suites.getElementsByTagName("error").item(0).getTextContent())
                .contains("broken.anneal:1:");
    }

    @Test
    void whatCannotBeReadIsWrongUsage() throws Exception {
        file("good.anneal", GOOD);
        Files.createDirectory(directory.resolve("void"));

        Result missing = test("no-such.anneal", "good.anneal");
        Result nothing = test("void");

        assertThat(missing.exitCode()).isEqualTo(64);
        assertThat(missing.err()).isEqualTo("anneal: no-such.anneal does not exist\n");
        assertThat(missing.out()).contains("passed  good.anneal");
        assertThat(nothing.exitCode()).isEqualTo(64);
        assertThat(nothing.err()).isEqualTo("anneal: there is no script below void\n");
    }

    @Test
    void anInterruptEndsWithWhatWasFinished() throws Exception {
        file("a.anneal", GOOD);
        file("b.anneal", """
                target modes = mixture([0.4, 0.3, 0.3],
                  [normal([6, 0, 0], 1), normal([0, 6, 0], 1), normal([0, 0, 6], 1)])
                family trio = gaussian_mixture(dim: 3, components: 3)
                run endless {
                  fit trio to modes
                  by gradient_flow(integrator: "rk4", step: 0.01)
                  until 1e5
                }
                expect endless.time == 1e5
                """);
        Result result;
        try (AnnealProcess process = anneal().in(directory).start("test", "--junit", "report.xml", ".")) {
            Thread.sleep(3000);
            result = process.sendInterrupt().await();
        }

        assertThat(result.exitCode()).as(result.err()).isEqualTo(130);
        assertThat(result.out()).contains("passed  a.anneal", "1 script: 2 of 2 expectations hold");
        assertThat(result.err()).contains("scripts that were not finished are not counted");
        assertThat(directory.resolve("report.xml"))
                .content()
                .contains("a.anneal")
                .doesNotContain("b.anneal");
    }
}
