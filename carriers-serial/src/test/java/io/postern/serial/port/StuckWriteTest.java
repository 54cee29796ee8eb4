package io.postern.serial.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.postern.api.testing.RealTime;
import io.postern.serial.system.SystemPorts;
import io.postern.simulate.pty.Pty;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Devices that do not take what is written. */
class StuckWriteTest {

    private static final String NOT_TAKEN =
            "the port did not take what was written, not even 300 ms late;"
                    + " does the device hold the line with flow control, or is it stuck";
    private static final byte[] MUCH = new byte[1_000_000];

    private final RealTime time = new RealTime();
    private final SystemPorts ports = new SystemPorts(time);

    @AfterEach
    void end() {
        time.close();
    }

    @Test
    void aSerialLineGivesUpAfterItsTime() throws Exception {
        try (var device = Pty.open();
                var port = ports.open(device.path().toString(), TestLines.FAST_HASTY)) {
            long start = time.nanos();

            assertThatThrownBy(() -> port.write(MUCH)).hasMessage(NOT_TAKEN);

            assertThat(time.nanos() - start).isLessThan(Duration.ofSeconds(25).toNanos());
            assertThatThrownBy(() -> port.read(new byte[1], 0, 1, Duration.ZERO))
                    .hasMessage(NOT_TAKEN);
            assertThatThrownBy(() -> port.write(new byte[1])).hasMessage(NOT_TAKEN);
        }
    }

    @Test
    void aSerialLineOpensAgainAfterwards() throws Exception {
        var device = Pty.open();
        try (var port = ports.open(device.path().toString(), TestLines.FAST_HASTY)) {
            assertThatThrownBy(() -> port.write(MUCH)).hasMessage(NOT_TAKEN);
        }
        var awake = CompletableFuture.runAsync(() -> readAll(device));

        try (var port = ports.open(device.path().toString(), TestLines.PLAIN)) {
            device.out().write('x');
            device.out().flush();

            assertThat(port.read(new byte[1], 0, 1, TestLines.LONG)).isOne();
        }
        device.close();
        awake.get(5, TimeUnit.SECONDS);
    }

    @Test
    void closingEndsAWriteThatIsStuck() throws Exception {
        try (var device = Pty.open()) {
            var port = ports.open(device.path().toString(), TestLines.PLAIN);
            var writing = CompletableFuture.supplyAsync(() -> wordsOf(port));
            await().until(() -> device.in().available() > 0);

            port.close();

            assertThat(writing.get(5, TimeUnit.SECONDS)).isEqualTo("the port was closed");
        }
    }

    @Test
    void unpluggingEndsAWriteThatIsStuck() throws Exception {
        var device = Pty.open();
        try (var port = ports.open(device.path().toString(), TestLines.PLAIN)) {
            var writing = CompletableFuture.supplyAsync(() -> wordsOf(port));
            await().until(() -> device.in().available() > 0);

            device.close();

            assertThat(writing.get(5, TimeUnit.SECONDS)).startsWith("the port is gone");
        }
    }

    @Test
    void aTcpPortGivesUpAfterItsTime() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var port = ports.open("tcp://127.0.0.1:" + server.getLocalPort(), TestLines.HASTY);
                var mute = server.accept()) {
            assertThatThrownBy(() -> port.write(new byte[50_000_000])).hasMessage(NOT_TAKEN);

            assertThat(mute.isConnected()).isTrue();
            assertThatThrownBy(() -> port.read(new byte[1], 0, 1, TestLines.LONG))
                    .hasMessage(NOT_TAKEN);
        }
    }

    @Test
    void aPatientPortDoesNotHoldUpAHastyOne() throws Exception {
        try (var device = Pty.open();
                var other = Pty.open();
                var patient = ports.open(device.path().toString(), TestLines.PATIENT);
                var hasty = ports.open(other.path().toString(), TestLines.FAST_HASTY)) {
            var writing = CompletableFuture.supplyAsync(() -> wordsOf(patient));
            await().until(() -> device.in().available() > 0);

            assertThatThrownBy(() -> hasty.write(MUCH)).hasMessage(NOT_TAKEN);

            patient.discard();
            assertThat(writing.isDone()).isFalse();
        }
    }

    @Test
    void nobodyWatchesOnceThePortsAreClosed() throws Exception {
        try (var device = Pty.open()) {
            ports.open(device.path().toString(), TestLines.PLAIN).close();

            await().until(() -> watchers() == 0);
        }
    }

    /** Until the device is closed. */
    private static void readAll(Pty device) {
        try {
            device.in().transferTo(OutputStream.nullOutputStream());
        } catch (IOException closed) {
            // it was closed between two reads, not in one
            return;
        }
    }

    private static long watchers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("serial-write-watch"))
                .count();
    }

    private static String wordsOf(Port port) {
        try {
            port.write(MUCH);
            return "it was written";
        } catch (PortException words) {
            return String.valueOf(words.getMessage());
        }
    }
}
