package io.postern.mqtt.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testing.net.FreePorts;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class TcpOpeningTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Loop loop = new Loop();
    private final SocketUser user = new SocketUser();
    private final List<TcpStream> opened = new ArrayList<>();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        opened.forEach(stream -> stream.fail(new EOFException("the test is over")));
        server.close();
    }

    @Test
    void connectsOnItsLoop() throws Exception {
        open(user, address(server), TIMEOUT);

        assertThat(user.awaitOpened().getName()).isEqualTo("mqtt-loop");
        assertThat(loop.runsOn(user.awaitOpened())).isTrue();
        assertThat(loop.runsOn(Thread.currentThread())).isFalse();
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        open(
                user,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePorts.next()),
                TIMEOUT);

        assertThat(user.awaitOver()).hasOnlyElementsOfType(ConnectException.class).hasSize(1);
        assertThat(user.opened).isNotDone();
    }

    @Test
    void saysThatAnAddressIsNone() throws Exception {
        open(user, InetSocketAddress.createUnresolved("nowhere.invalid", 1883), TIMEOUT);

        assertThat(user.awaitOver()).hasSize(1);
    }

    /** The system keeps a server of few from more; then nobody answers. */
    @Test
    void saysThatNobodyAnswers() throws Exception {
        try (var small = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var users = new ArrayList<SocketUser>();
            for (int count = 0; count < 5; count++) {
                users.add(new SocketUser());
                open(users.get(count), address(small), Duration.ofMillis(300));
            }

            assertThat(users.get(4).awaitOver())
                    .hasOnlyElementsOfType(SocketTimeoutException.class)
                    .hasSize(1);
            assertThat(users.get(4).reasons().get(0)).hasMessage("no answer to connecting");
        }
    }

    private void open(SocketUser its, InetSocketAddress address, Duration timeout) {
        var stream = new TcpStream(loop, address, timeout);
        stream.open(its, its);
        opened.add(stream);
    }

    private static InetSocketAddress address(ServerSocket its) {
        return new InetSocketAddress(its.getInetAddress(), its.getLocalPort());
    }
}
