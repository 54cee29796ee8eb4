package io.postern.broker;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A broker to start.
 *
 * @param name what the log calls it
 * @param webSocketOrigins the web pages that may come, in lower case
 * @param folder where it keeps what outlives a restart
 */
public record Plan(
        String name,
        String host,
        int port,
        Optional<Integer> webSocketPort,
        List<String> webSocketOrigins,
        Optional<Path> folder,
        Access access,
        BrokerLimits limits,
        Optional<BrokerTls> tls) {

    public Plan {
        webSocketOrigins = List.copyOf(webSocketOrigins);
    }

    /** Whether only this machine reaches it. */
    public boolean isLocal() {
        return Loopback.names(host);
    }
}
