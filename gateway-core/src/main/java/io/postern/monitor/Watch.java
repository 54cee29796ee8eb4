package io.postern.monitor;

import io.postern.carrier.LinkListener;
import io.postern.carrier.LinkState;
import java.time.Duration;

/** Listens to the links of one carrier as it was made; of two of one name, the later one counts. */
public final class Watch implements LinkListener {

    private final Monitors monitors;
    private final String carrier;
    private final String source;
    private final Duration patience;
    private final long number;
    private volatile int links;

    Watch(Monitors monitors, String carrier, String source, Duration patience, long number) {
        this.monitors = monitors;
        this.carrier = carrier;
        this.source = source;
        this.patience = patience;
        this.number = number;
    }

    /** How many links there are, said before the first of them changes. */
    public void links(int count) {
        links = count;
    }

    @Override
    public void changed(String name, String link, LinkState state) {
        monitors.changed(this, link, state);
    }

    String carrier() {
        return carrier;
    }

    String source() {
        return source;
    }

    Duration patience() {
        return patience;
    }

    long number() {
        return number;
    }

    int links() {
        return links;
    }
}
