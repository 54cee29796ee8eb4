package io.postern.broker.artemis;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.postern.api.context.Time;
import io.postern.api.link.LinkException;
import io.postern.api.link.LinkWatch;
import io.postern.broker.Engine;
import io.postern.broker.Plan;
import io.postern.broker.artemis.port.ArtemisConfiguration;
import io.postern.broker.artemis.port.ConnectionGate;
import io.postern.broker.artemis.port.ListeningPort;
import io.postern.broker.artemis.port.Store;
import io.postern.broker.artemis.words.ArtemisWords;
import io.postern.broker.artemis.words.BrokerCertificate;
import io.postern.broker.artemis.words.RareWarning;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTProtocolManagerFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
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
    private final EventLoopGroup threads =
            new NioEventLoopGroup(2, new DefaultThreadFactory("broker-door", true));
    private final ChannelGroup doors = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final AtomicBoolean ending = new AtomicBoolean();
    private Optional<Time.Timer> rounds = Optional.empty();

    private ArtemisBroker(Plan plan, Store store, ActiveMQServer server) {
        this.plan = plan;
        this.store = store;
        this.server = server;
    }

    static ArtemisBroker start(Plan plan, Store store, Time time, LinkWatch watch)
            throws LinkException {
        var identity = BrokerCertificate.read(plan.tls());
        var configuration = ArtemisConfiguration.of(plan, store);
        var door = new AccessControl(plan, configuration.getWildcardConfiguration(), time);
        var server = new ActiveMQServerImpl(configuration, door);
        server.addProtocolManagerFactory(new MQTTProtocolManagerFactory());
        var drops = new RareWarning(LOG, plan.name(), time);
        server.registerBrokerPlugin(new Shares(plan.limits(), server, drops));
        var marks = new RetainMarks(server);
        server.registerBrokerPlugin(marks);
        var broker = new ArtemisBroker(plan, store, server);
        broker.start(watch);
        var refusals = new RareWarning(LOG, plan.name(), time);
        server.getRemotingService().addIncomingInterceptor(new TopicGuard(refusals));
        server.getRemotingService().addOutgoingInterceptor(marks);
        var rounds = new Housekeeping(plan, store, server);
        broker.rounds = Optional.of(time.every(LOOK, rounds::make));
        broker.open(identity, time, refusals, rounds::isFull);
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
        var refused = failure.get().map(this::refusal);
        if (refused.isPresent()) {
            stop();
            throw refused.get();
        }
        server.registerActivateCallback(new Ending(watch));
    }

    private LinkException refusal(Exception failed) {
        var where = store.folder().map(folder -> " in \"" + folder + "\"").orElse("");
        return new LinkException(
                "broker: expected to start" + where + ", found " + ArtemisWords.of(failed), failed);
    }

    private void open(
            Optional<SSLContext> identity, Time time, RareWarning refusals, BooleanSupplier full)
            throws LinkException {
        var artemis =
                (NettyAcceptor)
                        server.getRemotingService().getAcceptor(ArtemisConfiguration.ACCEPTOR);
        try {
            for (var port : ListeningPort.of(plan)) {
                var door = new ConnectionGate(plan, port, artemis, identity, time, refusals, full);
                doors.add(door.open(threads));
            }
        } catch (LinkException refused) {
            stop();
            throw refused;
        }
    }

    private void announce() {
        LOG.info(
                "broker \"{}\": listens on {}; {}",
                plan.name(),
                ListeningPort.of(plan).stream()
                        .map(port -> (port.isWebSocket() ? "WebSocket " : "") + port)
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
            doors.close().awaitUninterruptibly();
            server.stop();
            threads.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
            store.sync();
        } catch (Exception failed) {
            LOG.warn(
                    "broker \"{}\": did not end cleanly: {}", plan.name(), ArtemisWords.of(failed));
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
