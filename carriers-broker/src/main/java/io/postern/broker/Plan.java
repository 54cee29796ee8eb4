package io.postern.broker;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A broker to start.
 *
 * @param name what the log calls it
 * @param folder where it keeps what outlives a restart
 */
public record Plan(
        String name,
        String host,
        int port,
        Optional<Integer> webSocketPort,
        Optional<Path> folder,
        Access access,
        Limits limits,
        Optional<Tls> tls) {}
