package io.postern.bench.polls;

import io.postern.bench.process.Footprint;
import java.io.IOException;
import java.util.Map;

/** A program that polls the devices. */
interface Poller extends AutoCloseable {

    Footprint footprint() throws IOException;

    /** What it counted itself since its start; asking may cost it time. */
    Map<PollFigure, Double> counts() throws IOException;

    /** What it said, for when something is wrong. */
    String lastWords() throws IOException;

    @Override
    void close() throws IOException;
}
