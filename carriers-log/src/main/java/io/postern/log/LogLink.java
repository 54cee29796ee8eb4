package io.postern.log;

import io.postern.api.address.SendAddress;
import io.postern.api.carrier.CarrierContext;
import io.postern.api.link.Letter;
import io.postern.api.link.LetterWriter;
import io.postern.api.link.LinkException;
import io.postern.api.link.LinkWatch;
import io.postern.api.link.Receipt;
import io.postern.api.link.SendingLink;
import java.util.Optional;

/** The one link of a log: up while its file is open. */
final class LogLink implements SendingLink {

    private static final int WINDOW = 1_024;

    private final CarrierContext context;
    private final Sink sink;
    private volatile Optional<GroupWriter> writer = Optional.empty();

    LogLink(CarrierContext context, Sink sink) {
        this.context = context;
        this.sink = sink;
    }

    @Override
    public String name() {
        return "sending";
    }

    @Override
    public void open(LinkWatch watch) throws LinkException {
        sink.open();
        var opened = new GroupWriter(context, sink, watch);
        writer = Optional.of(opened);
        opened.start();
    }

    @Override
    public LetterWriter writer(SendAddress address) {
        return message -> Letter.of(sink.destination(), LogLine.of(address, message));
    }

    @Override
    public void send(Letter letter, Receipt receipt) {
        writer.ifPresent(open -> open.add(LogLine.ended(letter.payload()), receipt));
    }

    @Override
    public int window() {
        return WINDOW;
    }

    @Override
    public void close() {
        writer.ifPresent(GroupWriter::close);
        writer = Optional.empty();
    }
}
