package io.postern.mqtt.connect;

import io.postern.api.link.LinkException;
import io.postern.mqtt.broker.Broker;
import io.postern.mqtt.broker.Login;
import io.postern.mqtt.broker.Proxy;
import io.postern.mqtt.broker.SessionOptions;
import io.postern.mqtt.exchange.MqttProtocol;
import io.postern.mqtt.exchange.ReceiveShare;
import io.postern.mqtt.stream.Loop;
import io.postern.mqtt.stream.TcpStream;
import io.postern.mqtt.wire.ClientIdentity;
import io.postern.mqtt.words.FailureWords;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Opens connections to one broker. */
public final class Connector {

    private final Loops loops;
    private final Broker broker;
    private final Login login;
    private final SessionOptions session;
    private final ReceiveShare room;
    private final FailureWords words;
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
        this.words = new FailureWords(broker, session.version());
    }

    /**
     * Connects, trying each address that the host has; blocks until the broker answered.
     *
     * @throws LinkException saying why it cannot, and what to do
     */
    public BrokerConnection open(ClientIdentity identity, Listener listener) throws LinkException {
        return open(identity, listener, session.connectTimeout());
    }

    /** The same, but waits no longer than that for each step to each address. */
    public BrokerConnection open(ClientIdentity identity, Listener listener, Duration timeout)
            throws LinkException {
        var layers = new Layers(broker, timeout);
        Optional<Throwable> first = Optional.empty();
        for (var address : addresses()) {
            var connection = connection(address, identity, listener, timeout);
            var failure = connection.connect(layers);
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

    private BrokerConnection connection(
            InetSocketAddress address,
            ClientIdentity identity,
            Listener listener,
            Duration timeout) {
        var loop = loops.current();
        used.removeIf(old -> old != loop);
        used.add(loop);
        var stream = new TcpStream(loop, address, timeout);
        return new BrokerConnection(
                loop,
                stream,
                told ->
                        new MqttProtocol(
                                loop, stream, identity, login, session, room, timeout, told),
                listener,
                words,
                login,
                session.ackTimeout());
    }

    /**
     * Those of the host, or of the proxy. Asks the name service here, on the carrier's thread: it
     * may take its time.
     */
    private List<InetSocketAddress> addresses() throws LinkException {
        int port = broker.proxy().map(Proxy::port).orElse(broker.port());
        var host = broker.proxy().map(Proxy::host).orElse(broker.host());
        try {
            return Stream.of(InetAddress.getAllByName(host))
                    .map(address -> new InetSocketAddress(address, port))
                    .toList();
        } catch (UnknownHostException unknown) {
            throw new LinkException(
                    broker.url()
                            + ": no host of the name \""
                            + host
                            + "\" is known; look at its spelling, and at the network",
                    unknown);
        }
    }

    /** Whether a connection that this opened has its loop on the thread; it is then given up. */
    public boolean giveUp(Thread thread) {
        var stuck = used.stream().filter(loop -> loop.runsOn(thread)).findAny();
        stuck.ifPresent(loops::giveUp);
        return stuck.isPresent();
    }
}
