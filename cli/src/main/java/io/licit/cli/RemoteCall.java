package io.licit.cli;

import java.util.function.Function;

/** What a command does where a server is asked. */
sealed interface RemoteCall {
    /** It asks the server. The options are read first, so that those that nobody has read can be refused. */
    record Of(Function<Asked, Act> reading) implements RemoteCall {}

    /** It can only be done where the workspace is, or the machine. */
    record Local(String instead) implements RemoteCall {}

    /** It touches no workspace, and is as good here as anywhere. */
    record Anywhere() implements RemoteCall {}

    /** Asks, shows, and gives the exit code. */
    interface Act {
        int done(Served served);
    }
}
