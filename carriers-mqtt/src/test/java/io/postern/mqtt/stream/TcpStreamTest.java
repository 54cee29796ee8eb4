package io.postern.mqtt.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class TcpStreamTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MUCH = 30_000_000;
    private static final EOFException GOODBYE = new EOFException("goodbye");

    private final Loop loop = new Loop();
    private final LoopCalls calls = new LoopCalls(loop);
    private final SocketUser user = new SocketUser();
    private final List<TcpStream> opened = new ArrayList<>();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 300, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        opened.forEach(stream -> stream.fail(GOODBYE));
        server.close();
    }

    @Test
    void carriesBytesBothWays() throws Exception {
        var stream = open(user);
        try (var other = server.accept()) {
            send(stream, bytes(1, 100_000));
            assertThat(other.getInputStream().readNBytes(100_000)).isEqualTo(bytes(1, 100_000));
            other.getOutputStream().write(bytes(2, 200_000));

            assertThat(user.await(200_000)).isEqualTo(bytes(2, 200_000));
            assertThat(calls.ask(stream::given)).isEqualTo(100_000);
        }
    }

    @Test
    void keepsWhatTheOtherEndDoesNotTakeYet() throws Exception {
        var stream = open(user);
        var sent = bytes(3, MUCH);
        try (var other = server.accept()) {
            for (int at = 0; at < MUCH; at += 1_000_000) {
                send(stream, ByteBuffer.wrap(sent, at, 1_000_000));
            }
            assertThat(calls.ask(stream::given)).isEqualTo(MUCH);
            assertThat(calls.ask(stream::written)).isLessThan(MUCH);

            assertThat(other.getInputStream().readNBytes(MUCH)).isEqualTo(sent);
            user.awaitLeavings(1);
            assertThat(calls.ask(stream::written)).isEqualTo(MUCH);
        }
    }

    @Test
    void usesUpWhatItIsGiven() throws Exception {
        var stream = open(user);
        var buffer = ByteBuffer.wrap(bytes(4, MUCH));
        try (var other = server.accept()) {
            send(stream, buffer);
            assertThat(buffer.hasRemaining()).isFalse();
            // whoever gave it may use it for something else
            Arrays.fill(buffer.array(), (byte) 0);

            assertThat(other.getInputStream().readNBytes(MUCH)).isEqualTo(bytes(4, MUCH));
        }
    }

    @Test
    void endsItsHalfAfterWhatWasGiven() throws Exception {
        var stream = open(user);
        try (var other = server.accept()) {
            calls.run(
                    () -> {
                        stream.send(ByteBuffer.wrap(bytes(5, MUCH)));
                        stream.finish();
                    });
            assertThat(other.getInputStream().readAllBytes()).isEqualTo(bytes(5, MUCH));
            other.getOutputStream().write(bytes(6, 1_000));
            assertThat(user.await(1_000)).isEqualTo(bytes(6, 1_000));
            other.shutdownOutput();

            user.awaitEnd();
            assertThat(user.reasons()).isEmpty();
        }
    }

    @Test
    void endsItsHalfAtOnceWhereNothingWaits() throws Exception {
        var stream = open(user);
        try (var other = server.accept()) {
            calls.run(stream::finish);

            assertThat(other.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void tellsOfTheOtherEndsHalfOnce() throws Exception {
        var stream = open(user);
        try (var other = server.accept()) {
            other.shutdownOutput();
            user.awaitEnd();
            send(stream, bytes(7, MUCH));

            assertThat(other.getInputStream().readNBytes(MUCH)).isEqualTo(bytes(7, MUCH));
            calls.settle();
            assertThat(user.ends()).isEqualTo(1);
        }
    }

    @Test
    void isClosedByAnyThread() throws Exception {
        var stream = open(user);
        try (var other = server.accept()) {
            stream.fail(GOODBYE);

            assertThat(user.awaitOver()).containsExactly(GOODBYE);
            assertThat(other.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void tellsItsOwnerOnce() throws Exception {
        var keeps = open(new SocketUser());
        var stream = open(user);
        try (var one = server.accept();
                var other = server.accept()) {
            stream.fail(GOODBYE);
            stream.fail(new IOException("again"));
            calls.run(() -> stream.fail(new IOException("and again")));
            calls.run(() -> stream.send(ByteBuffer.allocate(10)));
            calls.run(stream::resume);
            calls.run(stream::readOnce);
            calls.run(stream::pause);
            calls.settle();

            assertThat(user.awaitOver()).containsExactly(GOODBYE);
            assertThat(one.isBound() && other.isBound()).isTrue();
            assertThat(calls.ask(keeps::given)).isZero();
        }
    }

    @Test
    void endsWithWhatItsTakerThrows() throws Exception {
        var wrong = new IOException("not understood");
        for (int step = 0; step < 3; step++) {
            var owner = new SocketUser();
            var stream = new TcpStream(loop, address(), TIMEOUT);
            stream.open(new Failing(step, wrong), owner);
            try (var other = server.accept()) {
                other.getOutputStream().write(step);
                other.shutdownOutput();

                assertThat(owner.awaitOver()).containsExactly(wrong);
            }
        }
    }

    private record Failing(int step, IOException wrong) implements BytesIn {

        @Override
        public void opened(BytesOut out) throws IOException {
            at(0);
        }

        @Override
        public void received(ByteBuffer bytes) throws IOException {
            bytes.position(bytes.limit());
            at(1);
        }

        @Override
        public void ended() throws IOException {
            at(2);
        }

        private void at(int now) throws IOException {
            if (now == step) {
                throw wrong;
            }
        }
    }

    @Test
    void saysThatTheOtherEndCutItOff() throws Exception {
        open(user);
        var other = server.accept();
        user.awaitOpened();
        other.setSoLinger(true, 0);
        other.close();

        assertThat(user.awaitOver()).hasOnlyElementsOfType(SocketException.class).hasSize(1);
    }

    @Test
    void readsNothingWhilePaused() throws Exception {
        var stream = open(user);
        var seen = new SocketUser();
        try (var other = server.accept()) {
            open(seen);
            try (var witness = server.accept()) {
                calls.run(stream::pause);
                write(other, 1, witness, seen, 1);
                assertThat(user.received()).isEmpty();

                calls.run(stream::readOnce);
                assertThat(user.await(1)).containsExactly(1);
                write(other, 2, witness, seen, 2);
                assertThat(user.received()).containsExactly(1);

                calls.run(stream::resume);
                assertThat(user.await(2)).containsExactly(1, 2);
                other.getOutputStream().write(3);
                assertThat(user.await(3)).containsExactly(1, 2, 3);
            }
        }
    }

    /** What goes through a second socket of the loop shows that it had its turn after the first. */
    private static void write(Socket other, int value, Socket witness, SocketUser seen, int count)
            throws Exception {
        other.getOutputStream().write(value);
        witness.getOutputStream().write(value);
        seen.await(count);
    }

    @Test
    void sendsWhilePaused() throws Exception {
        var stream = open(user);
        try (var other = server.accept()) {
            calls.run(stream::pause);
            send(stream, bytes(8, MUCH));

            assertThat(other.getInputStream().readNBytes(MUCH)).isEqualTo(bytes(8, MUCH));
            other.getOutputStream().write(1);
            calls.settle();
            assertThat(user.received()).isEmpty();
            calls.run(stream::resume);
            assertThat(user.await(1)).containsExactly(1);
        }
    }

    /** It was never there: those that are must not suffer. */
    @Test
    void leavesTheOthersAloneWhereItIsClosedBeforeItWasOpened() throws Exception {
        var stream = open(user);
        try (var other = server.accept()) {
            var never = new TcpStream(loop, address(), TIMEOUT);
            never.fail(GOODBYE);
            calls.settle();
            send(stream, bytes(9, 10));

            assertThat(other.getInputStream().readNBytes(10)).isEqualTo(bytes(9, 10));
        }
    }

    private TcpStream open(SocketUser its) {
        var stream = new TcpStream(loop, address(), TIMEOUT);
        stream.open(its, its);
        opened.add(stream);
        return stream;
    }

    private InetSocketAddress address() {
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    private void send(TcpStream stream, byte[] bytes) throws Exception {
        send(stream, ByteBuffer.wrap(bytes));
    }

    private void send(TcpStream stream, ByteBuffer bytes) throws Exception {
        calls.run(() -> stream.send(bytes));
    }

    private static byte[] bytes(long seed, int count) {
        var bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
