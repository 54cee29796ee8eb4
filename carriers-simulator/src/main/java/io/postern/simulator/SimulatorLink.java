package io.postern.simulator;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.carrier.CarrierContext;
import io.postern.api.link.LinkException;
import io.postern.api.link.LinkWatch;
import io.postern.api.link.ReceivingLink;
import io.postern.api.message.Envelope;
import io.postern.simulator.setting.Pause;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one link of a simulator. */
final class SimulatorLink implements ReceivingLink {

    private final CarrierContext context;
    private volatile Map<ReceiveAddress, SimulatedSource> sources = Map.of();
    private volatile Optional<Emitter> emitter = Optional.empty();
    private LinkWatch watch = why -> {};

    SimulatorLink(CarrierContext context) {
        this.context = context;
        context.meters()
                .gauge(
                        "behind",
                        "Messages that are due and held back until others are acknowledged.",
                        () -> sources.values().stream().mapToLong(SimulatedSource::behind).sum());
    }

    @Override
    public String name() {
        return "receiving";
    }

    /** The emitter stands still meanwhile, so that an address that stays misses nothing. */
    @Override
    public void listen(List<ReceiveAddress> addresses) {
        boolean open = emitter.isPresent();
        stop();
        var next = new LinkedHashMap<ReceiveAddress, SimulatedSource>();
        for (var address : addresses) {
            var known = sources.get(address);
            next.put(address, known == null ? fresh(address) : known);
        }
        sources = next;
        if (open) {
            start();
        }
    }

    @Override
    public void open(LinkWatch told) throws LinkException {
        watch = told;
        for (var source : sources.values()) {
            source.restart(this::wake);
        }
        start();
    }

    @Override
    public void receive(ReceiveAddress address) throws LinkException {
        var source = sources.get(address);
        if (source != null) {
            source.round();
        }
    }

    @Override
    public void receive(ReceiveAddress address, Envelope because) throws LinkException {
        var pauses = address.settings().find(Pause.SETTING);
        if (pauses.isEmpty()) {
            receive(address);
            return;
        }
        var stop = Pause.asked(pauses.get(), because);
        if (stop.isPresent()) {
            for (var name : pauses.get().get(Pause.ADDRESSES)) {
                source(name).ifPresent(source -> source.pause(stop.get()));
            }
            wake();
        }
    }

    private Optional<SimulatedSource> source(String name) {
        return sources.values().stream().filter(source -> source.isNamed(name)).findAny();
    }

    /** What goes before has made its last message; what is not there holds nobody up. */
    private boolean isOver(String name) {
        return source(name).map(SimulatedSource::isOver).orElse(true);
    }

    @Override
    public void close() {
        stop();
    }

    private SimulatedSource fresh(ReceiveAddress address) {
        return new SimulatedSource(
                address, context.inbox(), context.time(), this::wake, this::isOver);
    }

    private void wake() {
        emitter.ifPresent(Emitter::wake);
    }

    private void start() {
        var next = new Emitter(context.name(), List.copyOf(sources.values()), watch);
        emitter = Optional.of(next);
        next.start();
    }

    private void stop() {
        emitter.ifPresent(Emitter::stop);
        emitter = Optional.empty();
    }
}
