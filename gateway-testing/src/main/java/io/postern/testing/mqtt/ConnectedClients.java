package io.postern.testing.mqtt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads from mosquitto's log who is connected. */
final class ConnectedClients {

    private static final Pattern CAME =
            Pattern.compile(": New client connected from \\S+ as (.*) \\(p\\d, .*");
    private static final Pattern WENT =
            Pattern.compile(
                    ": Client (.*?)( \\[.*\\])? (disconnected|closed its connection|has exceeded"
                            + " timeout|already connected, closing old).*");

    private ConnectedClients() {}

    static Set<String> of(List<String> log) {
        Map<String, Integer> connections = new HashMap<>();
        for (var line : log) {
            var came = CAME.matcher(line);
            if (came.find()) {
                connections.merge(came.group(1), 1, Integer::sum);
            }
            var went = WENT.matcher(line);
            if (went.find()) {
                connections.merge(went.group(1), -1, Integer::sum);
            }
        }
        connections.values().removeIf(count -> count <= 0);
        return Set.copyOf(connections.keySet());
    }
}
