package io.postern.serial.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.api.testing.RealTime;
import io.postern.serial.port.Port;
import io.postern.serial.port.PortException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SharedPortTest {

    private final RealTime time = new RealTime();
    private final SharedPort sharedPort = new SharedPort(new Nothing(), time);

    @AfterEach
    void end() {
        time.close();
    }

    private static byte[] bytes(int count) {
        var bytes = new byte[count];
        for (int at = 0; at < count; at++) {
            bytes[at] = (byte) at;
        }
        return bytes;
    }

    @Test
    void takesNothingWhereNobodyAsks() {
        assertThat(sharedPort.offer(bytes(5), 0, 5)).isZero();
    }

    @Test
    void givesWhatCameSinceItBegan() throws Exception {
        var into = new byte[10];
        sharedPort.begin();
        sharedPort.offer(bytes(5), 1, 3);

        int count = sharedPort.read(into, 2, 8, Duration.ofSeconds(5));

        assertThat(count).isEqualTo(3);
        assertThat(Arrays.copyOfRange(into, 2, 5)).containsExactly(1, 2, 3);
    }

    @Test
    void givesBackWhatNobodyRead() throws Exception {
        var into = new byte[2];
        sharedPort.begin();
        sharedPort.offer(bytes(5), 0, 5);
        sharedPort.read(into, 0, 2, Duration.ofSeconds(5));

        assertThat(sharedPort.end()).containsExactly(2, 3, 4);
        assertThat(sharedPort.offer(bytes(1), 0, 1)).isZero();
    }

    @Test
    void holdsNoMoreThanItMay() {
        sharedPort.begin();

        int first = sharedPort.offer(bytes(60_000), 0, 60_000);
        int second = sharedPort.offer(bytes(60_000), 0, 60_000);

        assertThat(first + second).isEqualTo(1 << 16);
        assertThat(sharedPort.end()).hasSize(1 << 16);
    }

    @Test
    void keepsTheOrderAroundItsEnd() throws Exception {
        var into = new byte[60_000];
        sharedPort.begin();
        sharedPort.offer(bytes(60_000), 0, 60_000);
        sharedPort.read(into, 0, 60_000, Duration.ofSeconds(5));

        sharedPort.offer(bytes(60_000), 0, 60_000);
        int count = sharedPort.read(into, 0, 60_000, Duration.ofSeconds(5));

        assertThat(count).isEqualTo(60_000);
        assertThat(into).isEqualTo(bytes(60_000));
    }

    @Test
    void waitsNoLongerThanItShould() throws Exception {
        sharedPort.begin();

        assertThat(sharedPort.read(new byte[1], 0, 1, Duration.ofMillis(10))).isZero();
    }

    @Test
    void endsAWaitWhenThePortIsGone() {
        sharedPort.begin();
        time.after(Duration.ofMillis(20), () -> sharedPort.ended("gone"));

        assertThatThrownBy(() -> sharedPort.read(new byte[1], 0, 1, Duration.ofMinutes(5)))
                .isInstanceOf(PortException.class)
                .hasMessage("gone");
    }

    /** A port that nobody uses. */
    private static final class Nothing implements Port {

        @Override
        public String name() {
            return "port";
        }

        @Override
        public int read(byte[] into, int from, int most, Duration wait) {
            throw new AssertionError("nobody reads the port itself");
        }

        @Override
        public void write(byte[] bytes) {}

        @Override
        public int discard() {
            throw new AssertionError("nobody reads the port itself");
        }

        @Override
        public void close() {}
    }
}
