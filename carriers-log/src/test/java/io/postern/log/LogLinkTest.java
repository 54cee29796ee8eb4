package io.postern.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.link.Letter;
import io.postern.api.link.LinkException;
import io.postern.api.link.Outcome;
import io.postern.api.setting.Values;
import io.postern.api.testing.FakeCarrierContext;
import io.postern.api.testing.FakeLinkWatch;
import io.postern.api.testing.FakeReceipt;
import io.postern.api.testing.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LogLinkTest {

    private final VirtualTime time = new VirtualTime();
    private final FakeLinkWatch watch = new FakeLinkWatch();
    private final SlowSink sink = new SlowSink();

    private LogLink link(String sync) {
        var settings = Values.of(Map.of("sync", sync, "sync_interval", Duration.ofSeconds(2)));
        return new LogLink(new FakeCarrierContext("log", settings, time), sink);
    }

    private static Letter letter(String text) {
        return Letter.of("x", text.getBytes(UTF_8));
    }

    @Test
    void writesInOneGoWhatCameWhileItWrote() throws Exception {
        var link = link("always");
        link.open(watch);

        link.send(letter("one"), new FakeReceipt());
        Awaitility.await().until(() -> sink.writing);
        link.send(letter("two"), new FakeReceipt());
        link.send(letter("three"), new FakeReceipt());
        sink.allow(2);
        link.close();

        assertThat(sink.done)
                .containsExactly("open", "one\n", "sync", "two\nthree\n", "sync", "close");
    }

    @Test
    void settlesNothingBeforeTheDiskHasIt() throws Exception {
        var link = link("always");
        var receipt = new FakeReceipt(() -> sink.done.add("settled"));
        link.open(watch);
        sink.allow(1);

        link.send(letter("one"), receipt);
        link.close();

        assertThat(sink.done).containsExactly("open", "one\n", "sync", "settled", "close");
        assertThat(receipt.outcomes()).containsExactly(Outcome.DELIVERED);
    }

    @Test
    void syncsFromTimeToTimeAndOnlyWhenSomethingWasWritten() throws Exception {
        var link = link("interval");
        var receipt = new FakeReceipt();
        link.open(watch);
        sink.allow(1);
        link.send(letter("one"), receipt);
        receipt.await();

        time.advance(Duration.ofSeconds(2));
        Awaitility.await().until(() -> sink.done.contains("sync"));
        time.advance(Duration.ofSeconds(20));
        link.close();

        assertThat(sink.done).containsExactly("open", "one\n", "sync", "close");
        assertThat(time.timers()).isZero();
    }

    @Test
    void syncsAtItsEndAtTheLatest() throws Exception {
        var link = link("interval");
        link.open(watch);
        sink.allow(1);
        link.send(letter("one"), new FakeReceipt());

        link.close();

        assertThat(sink.done).containsExactly("open", "one\n", "sync", "close");
    }

    @Test
    void neverSyncsWhereItIsNotAskedTo() throws Exception {
        var link = link("never");
        link.open(watch);
        sink.allow(1);
        link.send(letter("one"), new FakeReceipt());

        link.close();

        assertThat(sink.done).containsExactly("open", "one\n", "close");
    }

    @Test
    void isLostWithItsReceiptsOpenWhenItCannotWrite() throws Exception {
        var link = link("always");
        var receipt = new FakeReceipt();
        sink.failure = "the disk is gone";
        link.open(watch);
        sink.allow(1);

        link.send(letter("one"), receipt);
        var why = watch.await();
        link.close();

        assertThat(why).isEqualTo("the disk is gone");
        assertThat(watch.losses()).hasSize(1);
        assertThat(receipt.outcomes()).isEmpty();
    }

    @Test
    void writesAgainAfterItWasLost() throws Exception {
        var link = link("always");
        sink.failure = "the disk is gone";
        link.open(watch);
        sink.allow(2);
        link.send(letter("one"), new FakeReceipt());
        watch.await();
        link.close();
        var receipt = new FakeReceipt();

        sink.failure = "";
        link.open(watch);
        link.send(letter("one"), receipt);
        link.close();

        assertThat(receipt.outcomes()).containsExactly(Outcome.DELIVERED);
        assertThat(sink.done).containsExactly("open", "close", "open", "one\n", "sync", "close");
    }

    /** Writes only when it is allowed to. */
    private static final class SlowSink implements Sink {

        private final List<String> done = new CopyOnWriteArrayList<>();
        private final BlockingQueue<Boolean> allowed = new LinkedBlockingQueue<>();
        private volatile boolean writing;
        private volatile String failure = "";

        void allow(int groups) {
            for (int group = 0; group < groups; group++) {
                allowed.add(true);
            }
        }

        @Override
        public String destination() {
            return "slow";
        }

        @Override
        public void open() {
            done.add("open");
        }

        @Override
        public void write(List<byte[]> lines) throws LinkException {
            writing = true;
            take();
            if (!failure.isEmpty()) {
                throw new LinkException(failure);
            }
            var text = new StringBuilder();
            lines.forEach(line -> text.append(new String(line, UTF_8)));
            done.add(text.toString());
        }

        @Override
        public void sync() {
            done.add("sync");
        }

        @Override
        public void close() {
            done.add("close");
        }

        private void take() {
            try {
                allowed.take();
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }
    }
}
