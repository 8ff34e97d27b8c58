package io.licit.server;

import io.licit.programme.WebFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Makes {@link Server} known to whoever looks for an application. */
public final class ServerFactory implements WebFactory {
    @Override
    public Web start(Path workspace, String address, int port, Map<String, String> environment, Clock clock) {
        return Server.start(workspace, new Server.Place(address, port), environment, clock);
    }
}
