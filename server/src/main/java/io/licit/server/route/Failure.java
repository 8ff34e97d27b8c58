package io.licit.server.route;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;

/** What the log says of something that went wrong within. */
public final class Failure {
    private static final Logger LOG = System.getLogger(Failure.class.getName());

    private Failure() {}

    /** Nothing that stands in a message goes into the log, since it may be of a person; a number joins page and line. */
    public static String logged(Route route, Exception failure) {
        String number = UUID.randomUUID().toString().substring(0, 8);
        StackTraceElement[] trace = failure.getStackTrace();
        LOG.log(
                Level.ERROR,
                () -> "failure " + number + " at " + route.name() + ": "
                        + failure.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]));
        return number;
    }
}
