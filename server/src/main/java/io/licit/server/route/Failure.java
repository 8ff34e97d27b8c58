package io.licit.server.route;

import io.licit.server.log.Logs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the log says of something that went wrong within. */
public final class Failure {
    private static final Logger LOG = LoggerFactory.getLogger(Failure.class);

    private Failure() {}

    /**
     * Nothing that stands in a message goes into the log, since it may be of a person; a number joins page and line.
     *
     * @param where it happened, without anything that was sent
     * @return the number, which is that of the request where there is one
     */
    public static String logged(String where, Exception failure) {
        String number = Logs.number();
        LOG.atError()
                .addKeyValue("number", number)
                .addKeyValue("where", where)
                .setCause(failure)
                .log("failure");
        return number;
    }
}
