package io.licit.cli;

import io.licit.programme.WebFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
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
    private static final String LOOPBACK = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Where it listens; 0 for any that is free (default 8080).")
    private int port;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            defaultValue = LOOPBACK,
            description =
                    "Who reaches it: 127.0.0.1, this machine alone (default), or 0.0.0.0, behind a server that speaks"
                            + " TLS.")
    private String address = LOOPBACK;

    @Option(
            names = "--behind-proxy",
            paramLabel = "ADDRESS",
            arity = "0..1",
            fallbackValue = LOOPBACK,
            description =
                    "One server that speaks TLS stands before it, at this IP address (127.0.0.1 where none is given), and"
                            + " says by X-Forwarded-For, -Proto and -Host who asks and how. Of anybody else these are"
                            + " not heeded.")
    private String proxy = "";

    @Option(
            names = "--log",
            paramLabel = "LINES",
            description =
                    "What is written on standard error: failures (default), text (requests too) or json (the same,"
                            + " one object a line). Also LICIT_LOG.")
    private String log = "";

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
        return stay(this, factory, folder, new WebFactory.Setup(address, port, proxy(), lines()));
    }

    /** A number and no name, which somebody else might come to answer for. */
    private Optional<String> proxy() {
        if (!proxy.isEmpty() && !proxy.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*")) {
            throw CliException.usage(
                    "`--behind-proxy " + proxy + "` is no IP address", "give the address that the proxy asks from");
        }
        return Optional.of(proxy).filter(stated -> !stated.isEmpty());
    }

    private WebFactory.Lines lines() {
        String stated = log.isEmpty() ? shell.variable("LICIT_LOG").orElse("failures") : log;
        return Stream.of(WebFactory.Lines.values())
                .filter(lines -> lines.name().toLowerCase(Locale.ROOT).equals(stated))
                .findFirst()
                .orElseThrow(() -> CliException.usage(
                        "`" + stated + "` is nothing that can be logged", "it is failures, text or json"));
    }

    /** Starts the application for a command, says where it is, and ends with the process or with the thread. */
    static int stay(Command command, WebFactory factory, Path folder, WebFactory.Setup setup) {
        Shell shell = command.shell;
        command.say("starting …");
        CountDownLatch stopped = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        try (WebFactory.Web web = factory.start(folder, setup, shell.environment(), shell.clock())) {
            String host = setup.address().equals("0.0.0.0") ? "localhost" : setup.address();
            command.print("Licit is at http://" + host + ":" + web.port() + "\n");
            web.firstPassword()
                    .ifPresentOrElse(
                            password -> command.print("Sign in as `admin` with " + password
                                    + "\nThe password works once, within seven days, and is not told again.\n"),
                            () -> command.say("who can't sign in is given a password by `licit account reset ID`"));
            shell.flush();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stopped, closed), "licit-stop"));
            stopped.await();
        } catch (WebFactory.Taken taken) {
            throw CliException.world(
                    "it can't listen on " + setup.address() + ", port " + setup.port(),
                    "another program has the port, or the address is not of this machine: --port, --address");
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
