package io.licit.server.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import io.licit.programme.WebFactory.Lines;
import java.util.UUID;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Where lines go and in which form, set by code alone: no file beside the jars changes what is told. */
public final class Logs {
    /** Of the request that a thread answers. */
    private static final String NUMBER = "number";

    private static final int NUMBER_LENGTH = 8;

    private Logs() {}

    /** Of the whole process: what begins last holds. */
    public static void begin(Lines lines) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        LineEncoder encoder = new LineEncoder(lines == Lines.JSON);
        encoder.setContext(context);
        encoder.start();
        ConsoleAppender<ILoggingEvent> errors = new ConsoleAppender<>();
        errors.setContext(context);
        errors.setTarget("System.err");
        errors.setEncoder(encoder);
        errors.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(errors);
        context.getLogger(LineEncoder.OURS).setLevel(lines == Lines.FAILURES ? Level.WARN : Level.INFO);
        // What keeps it from starting is thrown, and told by whoever starts it.
        context.getLogger("org.springframework.boot").setLevel(Level.OFF);
        // Tomcat writes to the JDK's logs.
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    /** A number for a request or a failure, which tells nothing. */
    public static String fresh() {
        return UUID.randomUUID().toString().substring(0, NUMBER_LENGTH);
    }

    /** From now on what this thread does is of a request. */
    public static void numbered(String number) {
        MDC.put(NUMBER, number);
    }

    public static void unnumbered() {
        MDC.remove(NUMBER);
    }

    /** Of the request that this thread answers, or a fresh one where it answers none. */
    public static String number() {
        String known = MDC.get(NUMBER);
        return known == null ? fresh() : known;
    }
}
