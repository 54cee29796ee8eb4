package io.postern.mqtt.connect;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientBuilder;
import com.hivemq.client.mqtt.MqttClientExecutorConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedListener;
import io.postern.api.link.LinkException;
import io.postern.mqtt.broker.Broker;
import io.postern.mqtt.broker.Login;
import io.postern.mqtt.broker.MqttVersion;
import io.postern.mqtt.broker.SessionOptions;
import io.postern.mqtt.dialect.ClientIdentity;
import io.postern.mqtt.dialect.Dialect;
import io.postern.mqtt.dialect.Dialect3;
import io.postern.mqtt.dialect.Dialect5;
import io.postern.mqtt.wire.ReceiveShare;
import io.postern.mqtt.words.FailureWords;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Opens connections to one broker: each time with a new client of the library. */
public final class Connector {

    private final Loops loops;
    private final Broker broker;
    private final Login login;
    private final SessionOptions session;
    private final ReceiveShare room;
    private final Set<Loop> used = ConcurrentHashMap.newKeySet();

    /**
     * @param crowded whether so much of what came is held that no more should be read
     */
    public Connector(
            Loops loops,
            Broker broker,
            Login login,
            SessionOptions session,
            BooleanSupplier crowded) {
        this.loops = loops;
        this.room = loops.room().of(crowded);
        this.broker = broker;
        this.login = login;
        this.session = session;
    }

    /**
     * Connects, trying each address that the host has; blocks until the broker answered.
     *
     * @throws LinkException saying why it cannot, and what to do
     */
    public BrokerConnection open(ClientIdentity identity, Listener listener) throws LinkException {
        return open(identity, listener, session.connectTimeout());
    }

    /** The same, but waits no longer than that for each address. */
    public BrokerConnection open(ClientIdentity identity, Listener listener, Duration timeout)
            throws LinkException {
        var words = new FailureWords(broker, session.version());
        Optional<Throwable> first = Optional.empty();
        for (var transport : new Transport(broker, timeout).all()) {
            var connection = connection(transport, identity, listener, words);
            var failure = connection.connect(timeout);
            if (failure.isEmpty()) {
                return connection;
            }
            connection.close();
            first = first.or(() -> failure);
            if (!FailureWords.isUnreachable(failure.get())) {
                throw new LinkException(words.opening(failure.get()), failure.get());
            }
        }
        var why = first.orElseGet(() -> new LinkException("the host has no address"));
        throw new LinkException(words.opening(why), why);
    }

    /** Whether a connection that this opened has its loop on the thread; it is then given up. */
    public boolean giveUp(Thread thread) {
        var stuck = used.stream().filter(loop -> loop.runsOn(thread)).findAny();
        stuck.ifPresent(loops::giveUp);
        return stuck.isPresent();
    }

    private BrokerConnection connection(
            MqttClientTransportConfig transport,
            ClientIdentity identity,
            Listener listener,
            FailureWords words) {
        var loop = loops.current();
        used.removeIf(old -> old != loop);
        used.add(loop);
        return new BrokerConnection(
                ended -> dialect(builder(loop, transport, identity, ended), identity),
                listener,
                words,
                login,
                session.ackTimeout());
    }

    private static MqttClientBuilder builder(
            Loop loop,
            MqttClientTransportConfig transport,
            ClientIdentity identity,
            MqttClientDisconnectedListener ended) {
        return MqttClient.builder()
                .identifier(identity.clientId())
                .transportConfig(transport)
                .executorConfig(
                        MqttClientExecutorConfig.builder()
                                .nettyExecutor(loop)
                                .nettyThreads(1)
                                .applicationScheduler(new Direct())
                                .build())
                .addDisconnectedListener(ended);
    }

    private Dialect<?> dialect(MqttClientBuilder builder, ClientIdentity identity) {
        return session.version() == MqttVersion.V5
                ? new Dialect5(builder, identity, login, session, room)
                : new Dialect3(builder, identity, login, session, room);
    }
}
