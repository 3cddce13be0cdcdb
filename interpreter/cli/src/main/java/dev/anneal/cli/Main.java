package dev.anneal.cli;

import dev.anneal.catalogue.Catalogue;
import dev.anneal.check.Checker;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.diagnostic.TextRenderer;
import dev.anneal.source.Source;
import dev.anneal.syntax.Script;
import dev.anneal.syntax.SyntaxLimits;
import dev.anneal.syntax.SyntaxParser;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import picocli.CommandLine;

/** Where the command starts: the quick subcommands go straight to their work, the others through picocli. */
@CommandLine.Command(name = "anneal", mixinStandardHelpOptions = true, subcommands = Main.Run.class)
public final class Main implements Callable<Integer> {
    private static final PrintStream OUT = utf8(FileDescriptor.out);
    private static final PrintStream ERR = utf8(FileDescriptor.err);

    private Main() {}

    /** Ends the process with the command's exit code. */
    public static void main(String[] arguments) {
        int code = start(arguments);
        OUT.flush();
        ERR.flush();
        // Halting skips nothing here: no shutdown hook is installed.
        System.exit(code);
    }

    private static int start(String[] arguments) {
        String command = arguments.length == 0 ? "" : arguments[0];
        if (command.equals("--version")) {
            OUT.println("Anneal " + Main.class.getPackage().getImplementationVersion());
            return 0;
        }
        if (command.equals("check") && arguments.length == 2) {
            return check(Path.of(arguments[1]));
        }
        return new CommandLine(new Main()).execute(arguments);
    }

    private static int check(Path path) {
        String text;
        try {
            text = Files.readString(path);
        } catch (IOException unreadable) {
            ERR.println("anneal: cannot read " + path);
            return 64;
        }
        Diagnostics diagnostics = new Diagnostics();
        Script script = SyntaxParser.parse(Source.of(path.toString(), text), SyntaxLimits.DEFAULT, diagnostics);
        Checker.check(script, Catalogue.builtins(), diagnostics);
        ERR.print(new TextRenderer(false).render(diagnostics.inOrder()));
        return diagnostics.hasErrors() ? 2 : 0;
    }

    @Override
    public Integer call() {
        CommandLine.usage(this, ERR);
        return 64;
    }

    /** Checks the script, and solves a small equation in place of its runs. */
    @CommandLine.Command(name = "run")
    static final class Run implements Callable<Integer> {
        @CommandLine.Parameters(index = "0")
        @SuppressWarnings("NullAway.Init")
        private Path script;

        @CommandLine.Option(names = "--seed")
        private long seed;

        @Override
        public Integer call() {
            int checked = check(script);
            double[] y = {1 + seed};
            new DormandPrince853Integrator(1e-6, 1, 1e-9, 1e-9)
                    .integrate(
                            new FirstOrderDifferentialEquations() {
                                @Override
                                public int getDimension() {
                                    return 1;
                                }

                                @Override
                                public void computeDerivatives(double t, double[] at, double[] derivative) {
                                    derivative[0] = -at[0];
                                }
                            },
                            0,
                            y,
                            5,
                            y);
            OUT.println(Arrays.toString(y));
            return checked;
        }
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
