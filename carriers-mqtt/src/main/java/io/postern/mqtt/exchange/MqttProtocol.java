package io.postern.mqtt.exchange;

import io.postern.mqtt.broker.Login;
import io.postern.mqtt.broker.MqttVersion;
import io.postern.mqtt.broker.SessionOptions;
import io.postern.mqtt.stream.BytesIn;
import io.postern.mqtt.stream.BytesOut;
import io.postern.mqtt.stream.Loop;
import io.postern.mqtt.stream.TcpStream;
import io.postern.mqtt.stream.Timers.LoopTimer;
import io.postern.mqtt.wire.ClientIdentity;
import io.postern.mqtt.wire.IncomingPackets;
import io.postern.mqtt.wire.IncomingPublish;
import io.postern.mqtt.wire.MalformedPacketException;
import io.postern.mqtt.wire.MqttReader;
import io.postern.mqtt.wire.MqttWriter;
import io.postern.mqtt.wire.PacketKind;
import io.postern.mqtt.wire.Welcome;
import io.postern.mqtt.words.RefusedByBrokerException;
import io.postern.mqtt.words.SilentBrokerException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is said on one connection, from CONNECT to DISCONNECT. Runs on its loop. */
public final class MqttProtocol implements BytesIn, TcpStream.Owner, IncomingPackets {

    /** Mosquitto stands still beyond 20 as it is shipped, and MQTT 3.1.1 cannot say so. */
    private static final int MOST_EXACTLY_ONCE = 10;

    private final Loop loop;
    private final TcpStream stream;
    private final ClientIdentity identity;
    private final Login login;
    private final SessionOptions session;
    private final Duration timeout;
    private final Told told;
    private final MqttWriter writer;
    private final MqttReader reader;
    private final Outflow outflow;
    private final Inflow inflow;
    private final Throttle throttle;
    private Optional<BytesOut> out = Optional.empty();
    private Optional<KeepAlive> keepAlive = Optional.empty();
    private LoopTimer patience = () -> {};
    private boolean welcomed;
    private boolean leaving;

    /** Who is told what happens; on the loop. */
    public interface Told {

        void connected(Welcome welcome);

        void arrived(IncomingPublish message);

        void over(Throwable why);
    }

    public MqttProtocol(
            Loop loop,
            TcpStream stream,
            ClientIdentity identity,
            Login login,
            SessionOptions session,
            ReceiveShare room,
            Duration timeout,
            Told told) {
        this.loop = loop;
        this.stream = stream;
        this.identity = identity;
        this.login = login;
        this.session = session;
        this.timeout = timeout;
        this.told = told;
        boolean five = session.version() == MqttVersion.V5;
        Runnable flushing = this::flush;
        writer = new MqttWriter(session.version(), () -> loop.flush(flushing));
        outflow = new Outflow(writer, login, five ? Integer.MAX_VALUE : MOST_EXACTLY_ONCE);
        throttle = new Throttle(session.receiveMaximum(), room, stream, loop, told::arrived);
        inflow = new Inflow(loop, writer, throttle);
        reader =
                new MqttReader(
                        session.version(),
                        session.maximumPacket(),
                        session.topicAliases(),
                        this,
                        inflow::acknowledge);
    }

    /** What is asked of the broker. */
    public Outflow outflow() {
        return outflow;
    }

    @Override
    public void opened(BytesOut way) {
        out = Optional.of(way);
        writer.connect(identity, login, session);
        patience = loop.after(timeout, () -> stream.fail(new SilentBrokerException(true)));
    }

    @Override
    public void received(ByteBuffer bytes) throws IOException {
        keepAlive.ifPresent(KeepAlive::received);
        try {
            reader.read(bytes);
        } catch (MalformedPacketException wrong) {
            if (session.version() == MqttVersion.V5) {
                writer.disconnect(wrong.code());
                flush();
            }
            throw wrong;
        }
    }

    @Override
    public void ended() throws IOException {
        throw new EOFException("the broker closed the connection");
    }

    private void flush() {
        var written = outflow.taken();
        if (out.isEmpty() || leaving) {
            return;
        }
        try {
            out.get().send(written.bytes());
            outflow.leaving(written.unanswered(), stream.given());
            keepAlive.ifPresent(KeepAlive::sent);
            left();
        } catch (IOException gone) {
            stream.fail(gone);
        }
    }

    @Override
    public void left() {
        outflow.left(stream.written());
    }

    @Override
    public void welcomed(Welcome welcome) throws MalformedPacketException {
        if (welcomed) {
            throw MalformedPacketException.unexpected(PacketKind.CONNACK);
        }
        welcomed = true;
        patience.cancel();
        var silence = welcome.keepAlive().map(Duration::ofSeconds).orElse(session.keepAlive());
        var asking =
                new KeepAlive(
                        loop,
                        silence,
                        writer::ping,
                        () -> stream.fail(new SilentBrokerException(false)));
        asking.begin();
        keepAlive = Optional.of(asking);
        throttle.begin(silence);
        outflow.begin(Math.min(welcome.topicAliases(), session.topicAliases()));
        told.connected(welcome);
    }

    @Override
    public void refused(PacketKind kind, int code, Optional<String> said) throws IOException {
        throw new RefusedByBrokerException(kind, code, said);
    }

    @Override
    public void published(IncomingPublish message) throws MalformedPacketException {
        expected(PacketKind.PUBLISH);
        if (!leaving) {
            inflow.published(message);
        }
    }

    @Override
    public void answered(PacketKind kind, int number, int code, Optional<String> said)
            throws MalformedPacketException {
        expected(kind);
        if (kind == PacketKind.PUBREL) {
            inflow.released(number);
        } else {
            outflow.answered(kind, number, code, said);
        }
    }

    @Override
    public void granted(PacketKind kind, int number, List<Integer> codes)
            throws MalformedPacketException {
        expected(kind);
        outflow.granted(number, codes);
    }

    private void expected(PacketKind kind) throws MalformedPacketException {
        if (!welcomed) {
            throw MalformedPacketException.unexpected(kind);
        }
    }

    /** Says goodbye, and ends when the broker has heard it. Any thread. */
    public void leave() {
        loop.execute(this::sayGoodbye);
    }

    private void sayGoodbye() {
        if (!welcomed) {
            stream.fail(new EOFException("the link was closed"));
        } else if (!leaving && out.isPresent()) {
            var way = out.get();
            throttle.end();
            writer.disconnect(0);
            flush();
            leaving = true;
            finish(way);
        }
    }

    private void finish(BytesOut way) {
        try {
            way.finish();
        } catch (IOException gone) {
            stream.fail(gone);
        }
    }

    @Override
    public void over(Throwable why) {
        patience.cancel();
        keepAlive.ifPresent(KeepAlive::end);
        inflow.end();
        outflow.end();
        out = Optional.empty();
        told.over(why);
    }
}
