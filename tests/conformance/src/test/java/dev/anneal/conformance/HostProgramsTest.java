package dev.anneal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs that this project shows to those who embed it, compiled and run as they stand there. */
class HostProgramsTest {
    private static final Path ROOT = Path.of("../..");
    private static final Path EXAMPLE = ROOT.resolve("examples/embedding");
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);

    private static final List<String> IMPORTS = List.of(
            "dev.anneal.*",
            "dev.anneal.diagnostic.*",
            "dev.anneal.run.*",
            "dev.anneal.extension.*",
            "dev.anneal.source.*",
            "dev.anneal.syntax.SyntaxLimits",
            "java.nio.file.*",
            "java.time.Duration");

    @Test
    void theExampleRuns(@TempDir Path folder) throws IOException, InterruptedException {
        HostProgram host = new HostProgram(folder);
        host.compile(EXAMPLE.resolve("src/main/java/CoolingStudy.java"));
        String script = EXAMPLE.resolve("cooling.anneal").toRealPath().toString();
        String said = host.run("CoolingStudy", script);
        assertThat(said.lines()).hasSize(6);
        assertThat(said)
                .contains("rate 1.000: ")
                .contains("rate 0.010: ")
                .containsPattern("of 10000 points (49|50|51) % are on the right; entropy 2\\d\\.\\d nats");
        assertThat(host.run("CoolingStudy", script, "2")).isNotEqualTo(said);
    }

    @Test
    void theBlocksOfTheGuideRun(@TempDir Path folder) throws IOException, InterruptedException {
        List<String> programs = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(ROOT.resolve("interpreter/README.md")));
        while (block.find()) {
            if (block.group(1).equals("anneal")) {
                Files.writeString(folder.resolve("study.anneal"), block.group(2));
            } else if (block.group(1).equals("java")) {
                programs.add(block.group(2));
            }
        }
        assertThat(programs).hasSize(7);
        StringBuilder source = new StringBuilder();
        IMPORTS.forEach(name -> source.append("import ").append(name).append(";\n"));
        source.append("final class Guide {\n");
        source.append("static final java.io.PrintStream out = new java.io.PrintStream(\n");
        source.append("new java.io.FileOutputStream(java.io.FileDescriptor.out), true);\n");
        StringBuilder calls = new StringBuilder();
        for (int i = 0; i < programs.size(); i++) {
            source.append("static void block").append(i).append("() throws Exception {\n");
            source.append(programs.get(i)).append("}\n");
            calls.append("out.println(\"block ").append(i).append("\");\n");
            calls.append("block").append(i).append("();\n");
        }
        source.append("public static void main(String[] arguments) throws Exception {\n")
                .append(calls)
                .append("}\n}\n");
        Path file = Files.writeString(folder.resolve("Guide.java"), source);
        HostProgram host = new HostProgram(folder);
        host.compile(file);
        String said = host.run("Guide");
        assertThat(said)
                .containsPattern("coverage (1\\.0|0\\.99\\d+)\n")
                .contains("2.0: completed\n3.0: completed\n")
                .contains("error[ANN-0201]", "ANN-0201 in line 1\n", "it cannot run\n")
                .contains("64 coordinates, log density -")
                .contains("\nholds\n")
                .contains("\nring: true\n");
    }
}
