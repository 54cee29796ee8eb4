package io.postern.mqtt.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mqtt.stream.Timers.LoopTimer;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class LoopTimerTest {

    private final Loop loop = new Loop();
    private final List<Integer> rung = Collections.synchronizedList(new ArrayList<>());
    private ServerSocket server;
    private TcpStream stream;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var address = new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
        stream = new TcpStream(loop, address, Duration.ofSeconds(10));
        var user = new SocketUser();
        stream.open(user, user);
    }

    @AfterEach
    void stop() throws IOException {
        stream.fail(new EOFException("the test is over"));
        server.close();
    }

    @Test
    void ringsOnItsThreadAndNotTooSoon() throws Exception {
        var rang = new CompletableFuture<Long>();
        long before = System.nanoTime();

        set(
                Duration.ofMillis(50),
                () -> rang.complete(loop.isHere() ? System.nanoTime() - before : 0));

        assertThat(rang.get(20, TimeUnit.SECONDS))
                .isBetween(TimeUnit.MILLISECONDS.toNanos(50), TimeUnit.SECONDS.toNanos(10));
    }

    @Test
    void ringsInTheOrderOfTime() throws Exception {
        var notBefore = new long[500];
        var notAfter = new long[500];
        var random = new Random(1);
        loop.execute(
                () -> {
                    for (int one = 0; one < 500; one++) {
                        int millis = random.nextInt(100);
                        notBefore[one] = System.nanoTime() + millis * 1_000_000L;
                        set(millis, one);
                        notAfter[one] = System.nanoTime() + millis * 1_000_000L;
                    }
                });

        awaitLast(Duration.ofMillis(150));

        assertThat(rung).hasSize(500).doesNotHaveDuplicates();
        for (int at = 1; at < 500; at++) {
            assertThat(notBefore[rung.get(at - 1)]).isLessThanOrEqualTo(notAfter[rung.get(at)]);
        }
    }

    @Test
    void ringsNoMoreOnceItIsCancelled() throws Exception {
        loop.execute(
                () -> {
                    var kept = set(20, 1);
                    var cancelled = set(10, 2);
                    var other = set(20, 3);
                    cancelled.cancel();
                    other.cancel();
                    other.cancel();
                    loop.after(Duration.ofMillis(40), kept::cancel);
                });

        awaitLast(Duration.ofMillis(80));

        assertThat(rung).containsExactly(1);
    }

    @Test
    void cancelsAnotherThatIsDueAtTheSameMoment() throws Exception {
        loop.execute(
                () -> {
                    var late = new ArrayList<LoopTimer>();
                    loop.after(Duration.ofMillis(10), () -> late.forEach(LoopTimer::cancel));
                    late.add(set(11, 1));
                    // the thread is busy until both are due
                    long begun = System.nanoTime();
                    while (System.nanoTime() - begun < 20_000_000) {
                        Thread.onSpinWait();
                    }
                });

        awaitLast(Duration.ofMillis(60));

        assertThat(rung).isEmpty();
    }

    @Test
    void ringsAgainWhereItIsSetAgain() throws Exception {
        var enough = new CompletableFuture<Boolean>();
        loop.execute(() -> again(0, enough));

        assertThat(enough.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(rung).isEqualTo(IntStream.range(0, 100).boxed().toList());
    }

    private void again(int count, CompletableFuture<Boolean> enough) {
        if (count == 100) {
            enough.complete(true);
            return;
        }
        rung.add(count);
        loop.after(Duration.ofNanos(count), () -> again(count + 1, enough));
    }

    @Test
    void waitsForCenturiesWithoutHarm() throws Exception {
        loop.execute(
                () -> {
                    loop.after(Duration.ofDays(36_500), () -> rung.add(1));
                    loop.after(Duration.ofDays(365), () -> rung.add(2));
                    set(1, 3);
                });

        awaitLast(Duration.ofMillis(20));

        assertThat(rung).containsExactly(3);
    }

    @Test
    void ringsAfterAnotherThatThrows() throws Exception {
        loop.execute(
                () -> {
                    loop.after(Duration.ofMillis(1), () -> List.of().get(0));
                    set(2, 1);
                });

        awaitLast(Duration.ofMillis(20));

        assertThat(rung).containsExactly(1);
    }

    @Test
    void ringsAmongManyJobs() throws Exception {
        var rang = new CompletableFuture<Boolean>();
        set(Duration.ofMillis(20), () -> rang.complete(true));

        loop.execute(() -> spin(rang));

        assertThat(rang.get(20, TimeUnit.SECONDS)).isTrue();
    }

    /** There is always one more. */
    private void spin(CompletableFuture<Boolean> until) {
        if (!until.isDone()) {
            loop.execute(() -> spin(until));
        }
    }

    private LoopTimer set(int millis, int what) {
        return loop.after(Duration.ofMillis(millis), () -> rung.add(what));
    }

    /** From another thread. */
    private void set(Duration delay, Runnable job) {
        loop.execute(() -> loop.after(delay, job));
    }

    /** Until so much time went by, and a timer of that length rang. */
    private void awaitLast(Duration time) throws Exception {
        var last = new CompletableFuture<Boolean>();
        set(time, () -> last.complete(true));
        last.get(20, TimeUnit.SECONDS);
    }
}
