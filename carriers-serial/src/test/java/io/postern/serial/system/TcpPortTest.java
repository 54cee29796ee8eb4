package io.postern.serial.system;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.postern.api.link.LinkException;
import io.postern.api.testing.RealTime;
import io.postern.serial.port.Port;
import io.postern.serial.port.PortException;
import io.postern.serial.port.TestLines;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpPortTest {

    private static final String ENDED = "the other end closed the connection";

    private final RealTime time = new RealTime();
    private final SystemPorts ports = new SystemPorts(time);
    private ServerSocket server;
    private Port port;
    private Socket device;

    @BeforeEach
    void connect() throws Exception {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        port = ports.open("tcp://127.0.0.1:" + server.getLocalPort(), TestLines.PLAIN);
        device = server.accept();
    }

    @AfterEach
    void end() throws Exception {
        port.close();
        device.close();
        server.close();
        time.close();
    }

    @Test
    void carriesBytesBothWays() throws Exception {
        say("hello");
        assertThat(read(TestLines.LONG)).isEqualTo("hello");

        port.write("you".getBytes(US_ASCII));

        assertThat(device.getInputStream().readNBytes(3)).isEqualTo("you".getBytes(US_ASCII));
        assertThat(port.name()).isEqualTo("tcp://127.0.0.1:" + server.getLocalPort());
    }

    @Test
    void waitsForAFewMillisecondsOnly() throws Exception {
        long quickest = Long.MAX_VALUE;

        for (int i = 0; i < 20; i++) {
            long start = time.nanos();
            assertThat(read(Duration.ofMillis(5))).isEmpty();
            quickest = Math.min(quickest, time.nanos() - start);
        }

        // a busy machine delays some waits
        assertThat(quickest)
                .isBetween(Duration.ofMillis(4).toNanos(), Duration.ofMillis(95).toNanos());
    }

    @Test
    void doesNotWaitWhereThereIsNoTime() throws Exception {
        assertThat(read(Duration.ZERO)).isEmpty();
        say("a");

        await().untilAsserted(() -> assertThat(read(Duration.ZERO)).isEqualTo("a"));
    }

    @Test
    void throwsAwayWhatWasNotReadWithoutWaiting() throws Exception {
        assertThat(port.discard()).isZero();
        say("1old");
        port.read(new byte[1], 0, 1, TestLines.LONG);

        int discarded = port.discard();

        assertThat(discarded).isEqualTo(3);
        assertThat(read(Duration.ofMillis(20))).isEmpty();
    }

    @Test
    void readsWhatCameBeforeTheOtherEndClosed() throws Exception {
        say("bye");
        device.shutdownOutput();

        assertThat(read(TestLines.LONG)).isEqualTo("bye");
        assertThatThrownBy(() -> read(TestLines.LONG))
                .isInstanceOf(PortException.class)
                .hasMessage(ENDED);
        assertThatThrownBy(() -> port.write(new byte[1])).hasMessage(ENDED);
        assertThatThrownBy(() -> port.discard()).hasMessage(ENDED);
    }

    @Test
    void endsAReadWhenTheOtherEndIsReset() throws Exception {
        var reading = CompletableFuture.supplyAsync(this::readOrWords);

        device.setSoLinger(true, 0);
        device.close();

        assertThat(reading.get(5, TimeUnit.SECONDS)).startsWith("the connection broke: ");
    }

    @Test
    void endsAReadWhenAnotherThreadClosesIt() throws Exception {
        var reading = CompletableFuture.supplyAsync(this::readOrWords);

        port.close();
        port.close();

        assertThat(reading.get(5, TimeUnit.SECONDS)).isEqualTo("the port was closed");
        assertThatThrownBy(() -> read(Duration.ZERO)).hasMessage("the port was closed");
        assertThatThrownBy(() -> port.discard()).hasMessage("the port was closed");
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        int free = server.getLocalPort();
        server.close();

        assertThatThrownBy(() -> ports.open("tcp://127.0.0.1:" + free, TestLines.PLAIN))
                .isInstanceOf(LinkException.class)
                .hasMessage(
                        "tcp://127.0.0.1:"
                                + free
                                + " refused the connection; is ser2net or the like running there,"
                                + " and is the port right");
    }

    @Test
    void saysThatThereIsNoSuchHost() {
        assertThatThrownBy(() -> ports.open("tcp://nobody.invalid:4001", TestLines.PLAIN))
                .isInstanceOf(LinkException.class)
                .hasMessage("there is no host \"nobody.invalid\"; is the name right");
    }

    @Test
    void saysHowAnAddressIsWritten() {
        assertThatThrownBy(() -> ports.open("tcp:/10.0.0.7:4001", TestLines.PLAIN))
                .isInstanceOf(LinkException.class)
                .hasMessage(
                        "expected tcp://HOST:PORT, such as \"tcp://10.0.0.7:4001\", found"
                                + " \"tcp:/10.0.0.7:4001\"; did you mean \"tcp://10.0.0.7:4001\"");
    }

    private void say(String words) throws IOException {
        device.getOutputStream().write(words.getBytes(US_ASCII));
    }

    private String read(Duration wait) throws PortException {
        var into = new byte[64];
        int count = port.read(into, 0, into.length, wait);
        return new String(into, 0, count, US_ASCII);
    }

    private String readOrWords() {
        try {
            return read(TestLines.LONG);
        } catch (PortException words) {
            return String.valueOf(words.getMessage());
        }
    }
}
