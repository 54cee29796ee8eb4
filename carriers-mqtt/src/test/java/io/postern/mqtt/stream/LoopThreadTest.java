package io.postern.mqtt.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a loop's thread comes and goes, and what it does in between. */
@Timeout(180)
class LoopThreadTest {

    private static final EOFException GOODBYE = new EOFException("goodbye");
    private static final long PATIENCE = 20_000;

    private final Loop loop = new Loop();
    private final LoopCalls calls = new LoopCalls(loop);
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 300, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void endsWithTheLastSocketAndStartsWithTheNext() throws Exception {
        var first = new SocketUser();
        var second = new SocketUser();
        var one = open(first);
        var two = open(second);
        var thread = first.awaitOpened();
        assertThat(second.awaitOpened()).isSameAs(thread);

        one.fail(GOODBYE);
        first.awaitOver();
        assertThat(loop.runsOn(thread)).isTrue();
        two.fail(GOODBYE);
        thread.join(PATIENCE);
        assertThat(thread.isAlive()).isFalse();
        assertThat(loop.runsOn(thread)).isFalse();

        var third = new SocketUser();
        var three = open(third);
        assertThat(third.awaitOpened()).isNotSameAs(thread);
        three.fail(GOODBYE);
        third.awaitOver();
    }

    @Test
    void doesNothingWhereNoSocketUsesIt() {
        var done = new ArrayList<String>();

        loop.execute(() -> done.add("a job"));
        loop.flush(() -> done.add("a flush"));

        assertThat(done).isEmpty();
    }

    @Test
    void keepsNothingOfManyConnections() throws Exception {
        var stays = new SocketUser();
        var staying = open(stays);
        var thread = stays.awaitOpened();
        var users = new ArrayList<SocketUser>();
        var streams = new ArrayList<TcpStream>();
        var others = new ArrayList<Socket>();
        others.add(server.accept());
        for (int count = 0; count < 200; count++) {
            users.add(new SocketUser());
            streams.add(open(users.get(count)));
            others.add(server.accept());
        }
        for (var user : users) {
            assertThat(user.awaitOpened()).isSameAs(thread);
        }

        streams.forEach(stream -> stream.fail(GOODBYE));
        for (var user : users) {
            assertThat(user.awaitOver()).containsExactly(GOODBYE);
        }
        for (var other : others.subList(1, others.size())) {
            assertThat(other.getInputStream().read()).isEqualTo(-1);
            other.close();
        }

        // one turn forgets what was closed, the next one shows it
        calls.settle();
        assertThat(calls.ask(() -> loop.selector().keys().size())).isEqualTo(1);
        staying.fail(GOODBYE);
        thread.join(PATIENCE);
        assertThat(thread.isAlive()).isFalse();
        others.get(0).close();
    }

    /** It ends, and is asked again, at the same moment. */
    @Test
    void losesNobodyWhoComesWhileItEnds() throws Exception {
        for (int count = 0; count < 500; count++) {
            var user = new SocketUser();
            var stream = open(user);
            server.accept().close();
            user.awaitOpened();
            stream.fail(GOODBYE);
            user.awaitOver();
        }
    }

    @Test
    void goesOnAfterAJobThatThrows() throws Exception {
        var user = new SocketUser();
        var stream = open(user);
        var thread = user.awaitOpened();

        loop.execute(
                () -> {
                    throw new IllegalStateException("as a test");
                });
        loop.flush(
                () -> {
                    throw new AssertionError("as a test");
                });
        loop.execute(() -> loop.after(Duration.ZERO, () -> List.of().get(1)));
        calls.settle();
        calls.settle();

        assertThat(thread.isAlive()).isTrue();
        assertThat(user.reasons()).isEmpty();
        stream.fail(GOODBYE);
        user.awaitOver();
    }

    @Test
    void doesJobsInTheirOrderAndFlushesAfterThem() throws Exception {
        var stream = open(new SocketUser());
        var done = new ArrayList<String>();

        loop.execute(
                () -> {
                    loop.flush(() -> done.add("first flush"));
                    loop.execute(() -> done.add("next turn"));
                    done.add("first job");
                });
        loop.execute(
                () -> {
                    loop.flush(() -> done.add("second flush"));
                    done.add("second job");
                });
        calls.settle();
        calls.settle();

        assertThat(done)
                .containsSubsequence("first job", "first flush", "next turn")
                .containsSubsequence("first job", "second job", "second flush")
                .containsSubsequence("first flush", "second flush")
                .hasSize(5);
        stream.fail(GOODBYE);
    }

    @Test
    void doesAllThatManyThreadsAsk() throws Exception {
        var stream = open(new SocketUser());
        var done = new ArrayList<Integer>();
        var threads =
                IntStream.range(0, 4)
                        .mapToObj(
                                one ->
                                        CompletableFuture.runAsync(
                                                () -> ask(() -> done.add(one), 10_000)))
                        .toList();

        threads.forEach(CompletableFuture::join);
        calls.settle();

        assertThat(done).hasSize(40_000);
        stream.fail(GOODBYE);
    }

    private void ask(Runnable job, int times) {
        for (int count = 0; count < times; count++) {
            loop.execute(job);
        }
    }

    /** Somebody's code marks it so and says nothing. */
    @Test
    void goesOnWhereAJobInterruptsTheThread() throws Exception {
        var user = new SocketUser();
        var stream = open(user);
        try (var other = server.accept()) {
            user.awaitOpened();
            loop.execute(
                    () -> {
                        loop.execute(() -> Thread.currentThread().interrupt());
                        loop.execute(() -> send(stream));
                        loop.flush(() -> Thread.currentThread().interrupt());
                    });
            calls.settle();
            calls.settle();
            other.getOutputStream().write(2);

            assertThat(other.getInputStream().readNBytes(1)).containsExactly(1);
            assertThat(user.await(1)).containsExactly(2);
            assertThat(user.reasons()).isEmpty();
        }
        stream.fail(GOODBYE);
    }

    private static void send(TcpStream stream) {
        try {
            stream.send(ByteBuffer.wrap(new byte[] {1}));
        } catch (IOException gone) {
            stream.fail(gone);
        }
    }

    private TcpStream open(SocketUser user) {
        var address = new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
        var stream = new TcpStream(loop, address, Duration.ofSeconds(10));
        stream.open(user, user);
        return stream;
    }
}
