package dev.anneal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.Anneal;
import dev.anneal.repl.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The prompt with its line editor, on a terminal that is no device: keys go in, and answers come out. */
@Timeout(60)
class TerminalShellTest {
    private static final String ENTER = "\r";
    private static final String TAB = "\t";
    private static final String UP = "\u001BOA";
    private static final String INTERRUPT = "\u0003";
    private static final String END = "\u0004";
    private static final String PASTE = "\u001B[200~";
    private static final String PASTED = "\u001B[201~";

    private final Path folder;

    TerminalShellTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** What the session answers to keys; the last of them leaves it. */
    private String answers(String... keys) throws IOException, InterruptedException {
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        PipedInputStream keyboard = new PipedInputStream(1 << 16);
        try (PipedOutputStream fingers = new PipedOutputStream(keyboard);
                Terminal terminal = new ExternalTerminal("test", "xterm", keyboard, screen, StandardCharsets.UTF_8);
                Anneal anneal = Anneal.create()) {
            terminal.setSize(new Size(100, 40));
            Streams streams = Streams.of(answers, answers);
            SessionPrinter printer = new SessionPrinter(streams, RunDirectory.at(folder.resolve("out")), true);
            try (Session session = new Session(anneal, printer)) {
                TerminalShell shell =
                        new TerminalShell(terminal, session, printer, false, Optional.of(folder.resolve("history")));
                Thread asking = new Thread(shell::ask);
                asking.start();
                for (String each : keys) {
                    fingers.write(each.getBytes(StandardCharsets.UTF_8));
                    fingers.flush();
                    settle(screen);
                }
                asking.join(Duration.ofSeconds(30).toMillis());
                assertThat(asking.isAlive())
                        .as("still asking; the screen: " + screen.toString(StandardCharsets.UTF_8))
                        .isFalse();
            }
        }
        return answers.toString(StandardCharsets.UTF_8);
    }

    /** Waits until the editor has drawn what was typed: until nothing changes any more. */
    private static void settle(ByteArrayOutputStream screen) throws InterruptedException {
        int before = -1;
        while (before != screen.size()) {
            before = screen.size();
            Thread.sleep(150);
        }
    }

    @Test
    void statementsAreDoneWhenTheyAreWhole() throws Exception {
        assertThat(answers("let x = [1," + ENTER, "2]" + ENTER, "x[2] * 21" + ENTER, END))
                .isEqualTo("x = [1, 2]\n42\n");
    }

    @Test
    void wordsAreCompleted() throws Exception {
        assertThat(answers("let separation = 3" + ENTER, "sepa" + TAB, " + 1" + ENTER, END))
                .isEqualTo("separation = 3\n4\n");
    }

    @Test
    void anInterruptClearsTheLine() throws Exception {
        assertThat(answers("let x = 1", INTERRUPT, "2 + 2" + ENTER, END)).isEqualTo("4\n");
    }

    @Test
    void whatIsPastedIsDoneAsOneAndRememberedStatementByStatement() throws Exception {
        String pasted = "let a = 1\n\nlet b = [\n  a,\n  2,\n]\nb";
        assertThat(answers(PASTE + pasted + PASTED, ENTER, UP + UP + ENTER, END))
                .isEqualTo("a = 1\nb = [1, 2]\n[1, 2]\nb = [1, 2]\n");
        assertThat(history())
                .containsExactly("let a = 1", "let b = [\\n  a,\\n  2,\\n]", "b", "let b = [\\n  a,\\n  2,\\n]");
    }

    @Test
    void anEmptyLineEndsWhatIsNotWhole() throws Exception {
        assertThat(answers("let x =" + ENTER, ENTER, "1 + 1" + ENTER, END))
                .startsWith("error[ANN-0101]")
                .endsWith("2\n");
    }

    @Test
    void commandsAreRemembered() throws Exception {
        assertThat(answers(":type 1" + ENTER, ":q" + ENTER)).isEqualTo("number\n");
        assertThat(history()).containsExactly(":type 1", ":q");
    }

    /** The entries of the history file, without their times. */
    private List<String> history() throws IOException {
        return Files.readAllLines(folder.resolve("history")).stream()
                .map(line -> line.replaceFirst("^[0-9]+:", ""))
                .toList();
    }
}
