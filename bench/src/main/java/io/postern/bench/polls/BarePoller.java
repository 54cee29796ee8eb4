package io.postern.bench.polls;

import io.postern.bench.process.Footprint;
import io.postern.bench.process.Partner;
import io.postern.bench.process.ProcessCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The bare loop. */
record BarePoller(Partner process) implements Poller {

    BarePoller(ProcessCommand command, Path errors) throws IOException {
        this(new Partner(command, errors));
    }

    @Override
    public Footprint footprint() throws IOException {
        return Footprint.of(process.pid());
    }

    @Override
    public Map<PollFigure, Double> counts() throws IOException {
        return Map.of(PollFigure.ANSWERED, Double.valueOf(process.ask("count")));
    }

    @Override
    public String lastWords() {
        return "";
    }

    @Override
    public void close() {
        process.close();
    }
}
