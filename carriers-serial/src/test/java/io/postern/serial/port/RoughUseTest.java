package io.postern.serial.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.testing.RealTime;
import io.postern.serial.system.SystemPorts;
import io.postern.simulate.pty.Pty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a port must bear without ending the process. */
class RoughUseTest {

    private static final int CLOSINGS = 1_000;
    private static final int FLOOD = 10_000_000;

    private final RealTime time = new RealTime();
    private final SystemPorts ports = new SystemPorts(time);

    @AfterEach
    void end() {
        time.close();
    }

    @Test
    void isClosedAThousandTimesWhileItIsUsed() throws Exception {
        var device = Pty.open();
        var echoing = CompletableFuture.runAsync(() -> echo(device));
        for (int i = 0; i < CLOSINGS; i++) {
            var port = ports.open(device.path().toString(), TestLines.PLAIN);
            var begun = new CountDownLatch(1);
            var reader = CompletableFuture.supplyAsync(() -> readUntilClosed(port, begun));
            var writer = CompletableFuture.supplyAsync(() -> writeUntilClosed(port));

            // at once, or in the midst of things
            if (i % 2 == 0) {
                begun.await();
            }
            port.close();

            assertThat(reader.get(20, TimeUnit.SECONDS)).isEqualTo("the port was closed");
            assertThat(writer.get(20, TimeUnit.SECONDS)).isEqualTo("the port was closed");
        }
        device.close();
        echoing.get(5, TimeUnit.SECONDS);
    }

    @Test
    void takesAFlood() throws Exception {
        try (var device = Pty.open();
                var port = ports.open(device.path().toString(), TestLines.PLAIN)) {
            var flooding = CompletableFuture.runAsync(() -> flood(device));
            var into = new byte[4096];
            long memory = allocated();
            long all = 0;
            while (all < FLOOD) {
                int count = port.read(into, 0, into.length, TestLines.LONG);
                assertThat(count).isPositive();
                all += count;
            }

            flooding.get(5, TimeUnit.SECONDS);
            assertThat(all).isEqualTo(FLOOD);
            assertThat(allocated() - memory).isLessThan(FLOOD / 4);
        }
    }

    @Test
    void isNotHeldByADeviceThatNeverStops() throws Exception {
        var device = Pty.open();
        try (var port = ports.open(device.path().toString(), TestLines.PLAIN)) {
            var flooding = CompletableFuture.runAsync(() -> flood(device));
            port.read(new byte[1], 0, 1, TestLines.LONG);

            int discarded = port.discard();

            assertThat(discarded).isLessThan(300_000);
            device.close();
            assertThat(flooding.handle((done, failed) -> true).get(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Bytes that this thread ever took from memory. */
    private static long allocated() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static void flood(Pty device) {
        try {
            device.out().write(new byte[FLOOD]);
            device.out().flush();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    private static void echo(Pty device) {
        try {
            device.in().transferTo(device.out());
        } catch (IOException closed) {
            // the device is unplugged at the end
        }
    }

    private static String readUntilClosed(Port port, CountDownLatch begun) {
        try {
            while (true) {
                port.read(new byte[64], 0, 64, TestLines.LONG);
                begun.countDown();
            }
        } catch (PortException words) {
            return String.valueOf(words.getMessage());
        }
    }

    private static String writeUntilClosed(Port port) {
        try {
            while (true) {
                port.write(new byte[64]);
            }
        } catch (PortException words) {
            return String.valueOf(words.getMessage());
        }
    }
}
