package io.postern.serial.system;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.postern.api.testing.RealTime;
import io.postern.api.testing.VirtualTime;
import io.postern.serial.port.Port;
import io.postern.serial.port.PortException;
import io.postern.serial.port.TestLines;
import io.postern.simulate.pty.Pty;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SerialLineTest {

    private static final String GONE =
            "the port is gone: the device was unplugged, switched off, or began anew";

    private final RealTime time = new RealTime();
    private final SystemPorts ports = new SystemPorts(time);
    private Pty device;
    private Port port;

    @BeforeEach
    void plugIn() throws Exception {
        device = Pty.open();
        port = ports.open(device.path().toString(), TestLines.PLAIN);
    }

    @AfterEach
    void unplug() {
        port.close();
        device.close();
        time.close();
    }

    @Test
    void readsWhatTheDeviceSays() throws Exception {
        say("hello");

        var read = read(TestLines.LONG);

        assertThat(read).isEqualTo("hello");
    }

    @Test
    void writesEveryByteAsItIs() throws Exception {
        var all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }

        port.write(all);

        assertThat(device.in().readNBytes(all.length)).isEqualTo(all);
    }

    @Test
    void isCalledByItsPath() {
        assertThat(port.name()).isEqualTo(device.path().toString());
    }

    @Test
    void endsAWaitAsSoonAsThereIsAByte() throws Exception {
        var reading = CompletableFuture.supplyAsync(() -> readOrWords(TestLines.LONG));
        long start = time.nanos();

        say("x");

        assertThat(reading.get(10, TimeUnit.SECONDS)).isEqualTo("x");
        assertThat(time.nanos() - start).isLessThan(Duration.ofSeconds(2).toNanos());
    }

    @Test
    void waitsForAFewMillisecondsOnly() throws Exception {
        read(Duration.ofMillis(5));
        long quickest = Long.MAX_VALUE;

        for (int i = 0; i < 20; i++) {
            long start = time.nanos();
            assertThat(read(Duration.ofMillis(5))).isEmpty();
            quickest = Math.min(quickest, time.nanos() - start);
        }

        // the system's own clock counts in tenths of a second; a busy machine delays some waits
        assertThat(quickest)
                .isBetween(Duration.ofMillis(5).toNanos(), Duration.ofMillis(95).toNanos());
    }

    @Test
    void waitsForAsLongAsItIsTold() throws Exception {
        long start = time.nanos();

        var read = read(Duration.ofMillis(250));

        assertThat(read).isEmpty();
        assertThat(time.nanos() - start)
                .isBetween(Duration.ofMillis(250).toNanos(), Duration.ofSeconds(2).toNanos());
    }

    @Test
    void sleepsWhileNothingComes() throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        read(Duration.ofMillis(100));
        long before = threads.getCurrentThreadCpuTime();

        read(Duration.ofSeconds(1));

        assertThat(threads.getCurrentThreadCpuTime() - before)
                .isLessThan(Duration.ofMillis(20).toNanos());
    }

    @Test
    void doesNotWaitWhereThereIsNoTime() throws Exception {
        long start = time.nanos();

        for (int i = 0; i < 100; i++) {
            assertThat(read(Duration.ZERO)).isEmpty();
            assertThat(read(Duration.ofSeconds(-1))).isEmpty();
        }

        assertThat(time.nanos() - start).isLessThan(Duration.ofSeconds(1).toNanos());
        say("a");
        await().untilAsserted(() -> assertThat(read(Duration.ZERO)).isEqualTo("a"));
    }

    @Test
    void throwsAwayWhatWasNotRead() throws Exception {
        say("1old");
        port.read(new byte[1], 0, 1, TestLines.LONG);

        int discarded = port.discard();

        assertThat(discarded).isEqualTo(3);
        assertThat(read(Duration.ofMillis(20))).isEmpty();
    }

    @Test
    void findsNothingLeftOverWhenOpened() throws Exception {
        say("from before");
        port.read(new byte[1], 0, 1, TestLines.LONG);
        port.close();

        port = ports.open(device.path().toString(), TestLines.PLAIN);

        assertThat(read(Duration.ofMillis(20))).isEmpty();
    }

    @Test
    void saysThatTheDeviceWasUnplugged() {
        device.close();

        assertThatThrownBy(() -> read(TestLines.LONG))
                .isInstanceOf(PortException.class)
                .hasMessage(GONE);
        assertThatThrownBy(() -> port.write(new byte[] {1})).hasMessage(GONE);
        assertThatThrownBy(() -> port.discard()).hasMessage(GONE);
    }

    @Test
    void saysAtAWriteThatTheDeviceWasUnplugged() {
        device.close();

        assertThatThrownBy(() -> port.write(new byte[] {1})).hasMessage(GONE);
    }

    @Test
    void endsAReadWhenTheDeviceIsUnplugged() throws Exception {
        var reading = CompletableFuture.supplyAsync(() -> readOrWords(TestLines.LONG));

        device.close();

        assertThat(reading.get(10, TimeUnit.SECONDS)).isEqualTo(GONE);
    }

    @Test
    void endsAReadThatNoSystemClockMeasuresWhenTheDeviceIsUnplugged() {
        device.close();

        assertThatThrownBy(() -> read(Duration.ofMillis(5))).hasMessage(GONE);
    }

    @Test
    void endsAReadWhenAnotherThreadClosesIt() throws Exception {
        var reading = CompletableFuture.supplyAsync(() -> readOrWords(TestLines.LONG));

        port.close();

        assertThat(reading.get(5, TimeUnit.SECONDS)).isEqualTo("the port was closed");
    }

    @Test
    void refusesEverythingOnceClosed() {
        port.close();
        port.close();

        assertThatThrownBy(() -> read(TestLines.LONG)).hasMessage("the port was closed");
        assertThatThrownBy(() -> port.write(new byte[1])).hasMessage("the port was closed");
        assertThatThrownBy(() -> port.discard()).hasMessage("the port was closed");
    }

    /** In a time that stands still, so that it cannot be over before it has begun to wait. */
    @Test
    void doesNotSpinWhenInterrupted() throws Exception {
        port.close();
        port = new SystemPorts(new VirtualTime()).open(port.name(), TestLines.PLAIN);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> read(Duration.ofMillis(50)))
                .hasMessage("waiting for the port was broken off");
        assertThat(Thread.interrupted()).isTrue();
    }

    private void say(String words) throws IOException {
        device.out().write(words.getBytes(US_ASCII));
        device.out().flush();
    }

    private String read(Duration wait) throws PortException {
        var into = new byte[64];
        int count = port.read(into, 0, into.length, wait);
        return new String(into, 0, count, US_ASCII);
    }

    private String readOrWords(Duration wait) {
        try {
            return read(wait);
        } catch (PortException words) {
            return String.valueOf(words.getMessage());
        }
    }
}
