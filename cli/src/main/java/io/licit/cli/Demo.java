package io.licit.cli;

import io.licit.engine.demo.Aurora;
import io.licit.programme.WebFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the sample and shows what Licit does with it. */
@CommandLine.Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Make the sample retailer, check some of its segments, run them, explain one person, say whom one segment"
                    + " selects, review a campaign, ask for an approval, and verify the evidence of it all.",
            "On a terminal the web application is started on it then, and stays until it is stopped with Ctrl-C."
        })
final class Demo extends Command {
    private static final String ADDRESS = "127.0.0.1";
    private static final int PORT = 8080;
    private static final int PATIENCE_SECONDS = 30;

    /** How a process ends that SIGINT has stopped, as 128 and the signal's number; and that SIGTERM has. */
    private static final int STOPPED_BY_KEY = 130;

    private static final int STOPPED = 143;

    @Parameters(arity = "0..1", paramLabel = "DIR", defaultValue = "demo", description = "A new folder; else `demo`.")
    private String folder = "demo";

    @Option(names = "--persons", paramLabel = "N", description = "How many persons the sample has (default 20,000).")
    private @Nullable Long persons;

    @Option(names = "--no-serve", description = "End then, without the web application.")
    private boolean noServe;

    Demo(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        options.format(Format.TEXT);
        Path made = shell.path(folder);
        if (persons != null || !Sample.isIn(made)) {
            Init.requireEmpty(made, shell);
            Sample.write(this, made, persons);
        }
        String where = shell.shown(made);
        print("The sample retailer Aurora is in " + where + ". Nobody in it is real, and its data was drawn on "
                + Aurora.DRAWN_ON + ".\n");
        Shell inside = shell.in(made);
        String day = options.dated() ? options.asOf(shell).toString() : Aurora.DRAWN_ON.toString();
        int exit = Exit.OK;
        for (List<String> arguments : steps(day)) {
            exit = Math.max(exit, step(inside, arguments));
        }
        String licit = shell.licitFrom(made);
        print("\nNext, on all that is in the sample:\n  cd " + where + "\n  " + licit + " check\n  " + licit
                + " review\n  " + licit + " law show EU-GDPR-ART21-2\n  " + licit
                + " fairness --format html > fairness.html\n");
        if (exit > Exit.FINDINGS) {
            return exit;
        }
        boolean stays = shell.terminalOut() && !noServe && !options.asksNothing();
        return stays ? served(made) : Exit.OK;
    }

    /** Where the application is not on the class path, the launcher makes it ready and starts it. */
    private int served(Path made) {
        Optional<WebFactory> here = WebFactory.find();
        Optional<String> launcher = shell.variable("LICIT_LAUNCHER");
        if (here.isEmpty() && launcher.isEmpty()) {
            return Exit.OK;
        }
        print("\nThe same without a command line, until Ctrl-C:\n");
        shell.flush();
        int port = port();
        return here.isPresent()
                ? Serve.stay(this, here.get(), made, WebFactory.Setup.local(port))
                : launched(List.of(
                        launcher.orElseThrow(),
                        "serve",
                        "--workspace",
                        made.toString(),
                        "--address",
                        ADDRESS,
                        "--port",
                        String.valueOf(port)));
    }

    /** The usual one, or any that is free where somebody has that. */
    private static int port() {
        try (ServerSocket probe = new ServerSocket(PORT, 1, InetAddress.getByName(ADDRESS))) {
            return probe.getLocalPort();
        } catch (IOException taken) {
            return 0;
        }
    }

    private static int launched(List<String> command) {
        try {
            Process web = new ProcessBuilder(command).inheritIO().start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(web), "licit-demo-stop"));
            int exit = web.waitFor();
            return exit == STOPPED_BY_KEY || exit == STOPPED ? Exit.OK : exit;
        } catch (IOException failure) {
            throw CliException.world("the web application can't be started: " + failure.getMessage(), "");
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            return Exit.OK;
        }
    }

    /** This process is told to end: the application ends first, with what it has open. */
    private static void end(Process web) {
        web.destroy();
        try {
            if (!web.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                web.destroyForcibly();
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    /** What to look at first: a few of each, so that a person reads it at a sitting. */
    private List<List<String>> steps(String day) {
        List<List<String>> steps = new ArrayList<>();
        steps.add(List.of("check", "restful-nights", "garden-season", "campus-drop", "--as-of", day));
        steps.add(List.of("run", Sample.MAILED, "winback-by-post", "campus-drop", "--as-of", day));
        if (persons == null || persons >= Sample.PERSONS_LEAST) {
            steps.add(List.of("explain", Sample.SEGMENT, "--person", Sample.PERSON, "--as-of", day));
        }
        steps.add(List.of(
                "fairness",
                Sample.BURDEN,
                "--characteristics",
                "age,ethnic_origin,sex",
                "--judge",
                "matching",
                "--role",
                "officer",
                "--as-of",
                day));
        steps.add(List.of("review", "spring-winback", "workshop-text", "--as-of", day));
        steps.add(List.of("approve", Sample.MAILED, "--ask", "--by", "crm@aurora.example", "--as-of", day));
        steps.add(List.of(
                "audit",
                "run",
                "AUD-RECOMPUTE",
                "AUD-CONSENT-PROOF",
                "AUD-RETENTION-DECLARED",
                "AUD-CAMPAIGNS-REVIEWED",
                "AUD-LOG",
                "--as-of",
                day));
        steps.add(List.of("evidence", "show", "--last", "4"));
        steps.add(List.of("evidence", "verify"));
        return steps;
    }

    /** Runs a command as a person would type it. */
    private int step(Shell inside, List<String> arguments) {
        print("\n" + paint().cyan("$") + " " + paint().bold("licit " + String.join(" ", arguments)) + "\n\n");
        shell.out().flush();
        int exit = Licit.run(inside, arguments.toArray(new String[0]));
        shell.flush();
        return exit;
    }
}
