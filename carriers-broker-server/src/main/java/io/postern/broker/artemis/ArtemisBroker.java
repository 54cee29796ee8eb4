package io.postern.broker.artemis;

import io.postern.api.carrier.LinkException;
import io.postern.api.carrier.LinkWatch;
import io.postern.api.context.Time;
import io.postern.broker.Engine;
import io.postern.broker.Plan;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.server.ActivateCallback;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One broker that runs, or is starting or stopping. */
final class ArtemisBroker implements Engine.Running {

    private static final Logger LOG = LoggerFactory.getLogger("io.postern.Broker");
    private static final Duration STOPPING = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Plan plan;
    private final Store store;
    private final ActiveMQServer server;
    private final AtomicBoolean ending = new AtomicBoolean();
    private Optional<Time.Timer> rounds = Optional.empty();

    private ArtemisBroker(Plan plan, Store store, ActiveMQServer server) {
        this.plan = plan;
        this.store = store;
        this.server = server;
    }

    static ArtemisBroker start(Plan plan, Store store, Time time, LinkWatch watch)
            throws LinkException {
        try (var seal = Seal.of(plan.tls())) {
            return start(plan, store, Blueprint.of(plan, store, seal), time, watch);
        }
    }

    private static ArtemisBroker start(
            Plan plan, Store store, Configuration configuration, Time time, LinkWatch watch)
            throws LinkException {
        var door = new Doorkeeper(plan, configuration.getWildcardConfiguration(), time);
        var server = new ActiveMQServerImpl(configuration, door);
        server.addProtocolManagerFactory(new BoundedMqttFactory(plan.limits()));
        server.registerBrokerPlugin(new QueueBound(plan.limits().queued()));
        var broker = new ArtemisBroker(plan, store, server);
        broker.start(watch);
        server.getRemotingService()
                .addIncomingInterceptor(new TopicGuard(new Seldom(LOG, plan.name(), time)));
        broker.rounds = Optional.of(time.every(LOOK, new Rounds(plan, store, server)::make));
        broker.announce();
        return broker;
    }

    private void start(LinkWatch watch) throws LinkException {
        var failure = new AtomicReference<>(Optional.<Exception>empty());
        server.registerActivationFailureListener(failed -> failure.set(Optional.of(failed)));
        try {
            server.start();
        } catch (Exception failed) {
            failure.set(Optional.of(failed));
        }
        var refused = failure.get().map(this::refusal).or(this::portThatFailed);
        if (refused.isPresent()) {
            stop();
            throw refused.get();
        }
        server.registerActivateCallback(new Ending(watch));
    }

    private LinkException refusal(Exception failed) {
        var where = store.folder().map(folder -> " in \"" + folder + "\"").orElse("");
        return new LinkException(
                "broker: expected to start" + where + ", found " + Words.of(failed), failed);
    }

    private Optional<LinkException> portThatFailed() {
        return Port.of(plan).stream().filter(port -> !isOpen(port)).map(Port::taken).findFirst();
    }

    private boolean isOpen(Port port) {
        return Optional.ofNullable(server.getRemotingService())
                .flatMap(service -> Optional.ofNullable(service.getAcceptor(port.name())))
                .filter(acceptor -> acceptor.isStarted())
                .isPresent();
    }

    private void announce() {
        LOG.info(
                "broker \"{}\": listens on {}; {}",
                plan.name(),
                Port.of(plan).stream()
                        .map(port -> (port.name().equals("port") ? "" : "WebSocket ") + port)
                        .collect(Collectors.joining(", ")),
                store.folder()
                        .map(folder -> "keeps its messages in " + folder)
                        .orElse("keeps nothing over a restart"));
    }

    /** For tests: the server, to let it fail. */
    ActiveMQServer server() {
        return server;
    }

    @Override
    public void stop() {
        if (ending.getAndSet(true)) {
            return;
        }
        rounds.ifPresent(Time.Timer::cancel);
        var stopping = new Thread(this::stopServer, "broker-stop");
        stopping.setDaemon(true);
        stopping.start();
        if (!isOver(stopping)) {
            LOG.warn(
                    "broker \"{}\": expected to end within {} s, found it busy: left to itself",
                    plan.name(),
                    STOPPING.toSeconds());
        }
        store.close();
    }

    private static boolean isOver(Thread stopping) {
        try {
            stopping.join(STOPPING.toMillis());
            return !stopping.isAlive();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void stopServer() {
        try {
            server.stop();
            store.sync();
        } catch (Exception failed) {
            LOG.warn("broker \"{}\": did not end cleanly: {}", plan.name(), Words.of(failed));
        }
    }

    /** Tells when the server ends and nobody asked it to. */
    private final class Ending implements ActivateCallback {

        private final LinkWatch watch;

        Ending(LinkWatch watch) {
            this.watch = watch;
        }

        @Override
        public void deActivate() {
            if (!ending.get()) {
                watch.lost(
                        "the broker ended by itself"
                                + store.folder()
                                        .map(
                                                folder ->
                                                        ": see whether the disk of \""
                                                                + folder
                                                                + "\" is full or broken")
                                        .orElse(""));
            }
        }
    }
}
