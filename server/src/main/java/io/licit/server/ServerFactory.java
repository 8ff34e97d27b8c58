package io.licit.server;

import io.licit.programme.WebFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Makes {@link Server} known to whoever looks for an application. */
public final class ServerFactory implements WebFactory {
    @Override
    public Web start(Path workspace, Setup setup, Map<String, String> environment, Clock clock) {
        return Server.start(workspace, setup, environment, clock);
    }
}
