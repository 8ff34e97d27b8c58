package io.licit.cli;

import io.licit.programme.WebFactory;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Starts the web application, and stays until it is stopped. */
@CommandLine.Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Start the web application of the workspace, and stay until it is stopped with Ctrl-C.",
            "The first start makes the account `admin` and prints a password that works once."
        })
final class Serve extends Command {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Where it listens; 0 for any that is free (default 8080).")
    private int port;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description =
                    "Who reaches it: 127.0.0.1, this machine alone (default), or 0.0.0.0, behind a server that speaks"
                            + " TLS.")
    private String address = "127.0.0.1";

    Serve(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        options.format(Format.TEXT);
        Path folder = options.workspace(shell);
        WebFactory factory = WebFactory.find()
                .orElseThrow(() -> CliException.usage(
                        "the web application is not here",
                        "start with the launcher `./licit`, which makes it ready on first use"));
        return stay(this, factory, folder, address, port);
    }

    /** Starts the application for a command, says where it is, and ends with the process or with the thread. */
    static int stay(Command command, WebFactory factory, Path folder, String address, int port) {
        Shell shell = command.shell;
        command.say("starting …");
        CountDownLatch stopped = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        try (WebFactory.Web web = factory.start(folder, address, port, shell.environment(), shell.clock())) {
            command.print("Licit is at http://" + (address.equals("0.0.0.0") ? "localhost" : address) + ":" + web.port()
                    + "\n");
            web.firstPassword()
                    .ifPresentOrElse(
                            password -> command.print("Sign in as `admin` with " + password
                                    + "\nThe password works once, within seven days, and is not told again.\n"),
                            () -> command.say("who can't sign in is given a password by `licit account reset ID`"));
            shell.flush();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stopped, closed), "licit-stop"));
            stopped.await();
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        } finally {
            closed.countDown();
        }
        return Exit.OK;
    }

    /** The process is told to end: whatever is open is closed before the JVM goes. */
    private static void stop(CountDownLatch stopped, CountDownLatch closed) {
        stopped.countDown();
        try {
            closed.await();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
