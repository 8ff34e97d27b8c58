package io.licit.server.route;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;

/** What the log says of something that went wrong within. */
public final class Failure {
    private static final Logger LOG = System.getLogger(Failure.class.getName());

    private Failure() {}

    /**
     * Nothing that stands in a message goes into the log, since it may be of a person; a number joins page and line.
     *
     * @param where it happened, without anything that was sent
     * @return the number
     */
    public static String logged(String where, Exception failure) {
        String number = UUID.randomUUID().toString().substring(0, 8);
        StackTraceElement[] trace = failure.getStackTrace();
        LOG.log(
                Level.ERROR,
                () -> "failure " + number + " at " + where + ": "
                        + failure.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]));
        return number;
    }
}
