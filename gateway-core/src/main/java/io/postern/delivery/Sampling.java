package io.postern.delivery;

import io.postern.api.carrier.Acknowledgement;
import io.postern.chain.Chain;
import io.postern.office.MessagePoster;
import io.postern.office.Sampler;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A destination that sends by the clock or when asked: it picks up the newest of each id that it
 * has not sent yet. While it still has something to send it picks up nothing: what is newer by then
 * takes the older one's place in the table.
 */
public final class Sampling {

    private final Destination destination;
    private final String type;
    private final Sampler sampler;
    private final MessagePoster poster;
    private final AtomicBoolean triggered = new AtomicBoolean();

    public Sampling(Destination destination, String type, Sampler sampler, MessagePoster poster) {
        this.destination = destination;
        this.type = type;
        this.sampler = sampler;
        this.poster = poster;
    }

    /** Whether it picks up messages of a type. */
    public boolean isOf(String messageType) {
        return type.equals(messageType);
    }

    /** What it has picked up, which the post office asks about. */
    public Sampler sampler() {
        return sampler;
    }

    /** Returns at once; sends on the carrier's lane. One that waits already is enough. */
    public void trigger() {
        if (triggered.compareAndSet(false, true)) {
            destination.onLane(this::send);
        }
    }

    /** How many it has not sent yet, at its end: it will not send them either. */
    public int leave() {
        return poster.office().pick(type, sampler).size();
    }

    private void send() {
        triggered.set(false);
        if (!destination.isEmpty()) {
            return;
        }
        var fresh = poster.office().pick(type, sampler);
        if (!fresh.isEmpty()) {
            var chain = Chain.waiting(poster.openChains(), Acknowledgement.NONE).apart();
            destination.take(fresh, type, chain);
            fresh.forEach(message -> message.payload().forget());
            chain.release();
        }
    }
}
