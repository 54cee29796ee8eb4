package io.postern.broker;

import io.postern.api.context.Time;
import io.postern.api.link.Link;
import io.postern.api.link.LinkException;
import io.postern.api.link.LinkWatch;
import java.util.Optional;

/** Up while the broker runs. Opened and closed by one thread at a time. */
final class BrokerLink implements Link {

    private final Plan plan;
    private final Time time;
    private final EngineLoader loader;
    private Optional<Engine.Running> running = Optional.empty();

    BrokerLink(Plan plan, Time time, EngineLoader loader) {
        this.plan = plan;
        this.time = time;
        this.loader = loader;
    }

    @Override
    public String name() {
        return "broker";
    }

    @Override
    public void open(LinkWatch watch) throws LinkException {
        running = Optional.of(loader.engine().start(plan, time, watch));
    }

    @Override
    public void close() {
        running.ifPresent(Engine.Running::stop);
        running = Optional.empty();
    }
}
