package io.postern.bench.polls;

import io.postern.bench.gateway.BenchGateway;
import io.postern.bench.process.BenchBroker;
import io.postern.bench.process.Footprint;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Postern as it ships.
 *
 * @param broker where it sends to, if it does
 */
record PosternPoller(BenchGateway gateway, Optional<BenchBroker> broker) implements Poller {

    private static final String SENSORS = "object=\"sensors\"";
    private static final String TELEMETRY = "object=\"telemetry\"";

    @Override
    public Footprint footprint() throws IOException {
        return gateway.footprint();
    }

    @Override
    public Map<PollFigure, Double> counts() throws IOException {
        var metrics = gateway.metrics();
        var counts = new EnumMap<PollFigure, Double>(PollFigure.class);
        counts.put(PollFigure.ANSWERED, metrics.sum("postern_messages_in_total", SENSORS));
        counts.put(PollFigure.SILENT, metrics.sum("postern_plugin_serial_silent_total", ""));
        counts.put(PollFigure.DEAD, metrics.sum("postern_messages_dead_total", ""));
        if (broker.isPresent()) {
            counts.put(PollFigure.SENT, metrics.sum("postern_messages_sent_total", TELEMETRY));
        }
        return counts;
    }

    @Override
    public String lastWords() throws IOException {
        return gateway.lastWords();
    }

    @Override
    public void close() {
        gateway.close();
        broker.ifPresent(BenchBroker::close);
    }
}
