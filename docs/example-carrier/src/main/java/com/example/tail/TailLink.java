package com.example.tail;

import io.postern.api.carrier.CarrierContext;
import io.postern.api.link.LinkException;
import io.postern.api.link.LinkWatch;
import io.postern.api.address.ReceiveAddress;
import io.postern.api.link.ReceivingLink;
import io.postern.api.context.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Looks again and again whether the file has new lines. */
final class TailLink implements ReceivingLink {

    private final CarrierContext context;
    private final Path file;
    private List<ReceiveAddress> addresses = List.of();
    private Time.Timer timer = () -> {};
    private Optional<Reading> reading = Optional.empty();

    TailLink(CarrierContext context) {
        this.context = context;
        this.file = context.settings().get(TailFactory.FILE);
    }

    @Override
    public String name() {
        return "receiving";
    }

    @Override
    public synchronized void listen(List<ReceiveAddress> now) {
        addresses = now;
    }

    /** Starts where the acknowledged lines end: what came after them comes again. */
    @Override
    public synchronized void open(LinkWatch watch) throws LinkException {
        if (!Files.isReadable(file)) {
            throw new LinkException(
                    "file \"" + file + "\": expected one that can be read, found none; create it");
        }
        reading = Optional.of(new Reading(file, context.state()));
        timer = context.time().every(context.settings().get(TailFactory.LOOK), () -> look(watch));
    }

    @Override
    public void receive(ReceiveAddress address) {
        throw new UnsupportedOperationException("its kind offers only \"always\"");
    }

    @Override
    public synchronized void close() {
        timer.cancel();
        reading.ifPresent(Reading::remember);
        reading = Optional.empty();
    }

    private synchronized void look(LinkWatch watch) {
        try {
            if (reading.isPresent()) {
                look(reading.get());
            }
        } catch (IOException e) {
            watch.lost("file \"" + file + "\": " + e);
        }
    }

    private void look(Reading now) throws IOException {
        now.remember();
        if (!addresses.isEmpty()) {
            now.next(arrival -> context.inbox().accept(arrival, addresses));
        }
    }
}
