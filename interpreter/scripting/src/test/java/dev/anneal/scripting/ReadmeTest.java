package dev.anneal.scripting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.run.Limits;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.script.ScriptEngineManager;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page of this module shows compiles, and runs. */
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final String SCRIPT = """
            param separation = 3
            run cooled {
              fit gaussian_mixture(dim: 1, components: 2) to 0.5 * normal(separation, 1) + 0.5 * normal(-separation, 1)
              under linear(from: 0.1, rate: 0.1)
              until settled(25)
            }
            """;

    @Test
    void everyBlockRuns(@TempDir Path folder) throws Exception {
        List<String> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(Files.readString(Path.of("README.md")));
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        assertThat(blocks).hasSizeGreaterThanOrEqualTo(2);
        for (int i = 0; i < blocks.size(); i++) {
            run("Block" + i, blocks.get(i), folder);
        }
    }

    private static void run(String name, String block, Path folder) throws Exception {
        Path source = Files.writeString(folder.resolve(name + ".java"), """
                import dev.anneal.*;
                import dev.anneal.run.*;
                import dev.anneal.scripting.*;
                import dev.anneal.source.*;
                import java.nio.file.*;
                import java.util.*;
                import javax.script.*;

                public class %s {
                    public static void run(String script, ScriptEngineManager manager, Path folder, Limits limits)
                            throws Exception {
                %s
                    }
                }
                """.formatted(name, block));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        boolean compiled;
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            compiled = compiler.getTask(
                            said,
                            files,
                            null,
                            List.of("-cp", System.getProperty("java.class.path"), "-d", folder.toString()),
                            null,
                            files.getJavaFileObjects(source))
                    .call();
        }
        assertThat(compiled).as(said.toString()).isTrue();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, ReadmeTest.class.getClassLoader())) {
            loader.loadClass(name)
                    .getMethod("run", String.class, ScriptEngineManager.class, Path.class, Limits.class)
                    .invoke(null, SCRIPT, new ScriptEngineManager(), folder, Limits.DEFAULT);
        }
    }
}
