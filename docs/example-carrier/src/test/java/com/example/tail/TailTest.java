package com.example.tail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.api.link.LinkException;
import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.Trigger;
import io.postern.api.setting.Values;
import io.postern.api.testing.FakeCarrierContext;
import io.postern.api.testing.FakeFindings;
import io.postern.api.testing.FakeLinkWatch;
import io.postern.api.testing.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TailTest {

    private static final ReceiveAddress ADDRESS =
            new ReceiveAddress("meter", "reading", Trigger.ALWAYS, Values.NONE);

    private final VirtualTime time = new VirtualTime();
    private final FakeLinkWatch watch = new FakeLinkWatch();

    @TempDir private Path folder;

    private Path file;
    private FakeCarrierContext context;
    private TailLink link;

    @BeforeEach
    void listen() {
        file = folder.resolve("lines");
        context = new FakeCarrierContext("tail", Values.of(Map.of("file", file.toString())), time);
        link = new TailLink(context);
        link.listen(List.of(ADDRESS));
    }

    @Test
    void handsOverALineOnceItIsWhole() throws Exception {
        write("one\ntwo\nthr");
        link.open(watch);

        look();
        write("one\ntwo\nthree\n");
        look();

        assertThat(received()).containsExactly("one", "two", "three");
    }

    @Test
    void givesUnacknowledgedLinesAgainAfterACrash() throws Exception {
        context.inbox().byHand();
        write("one\ntwo\nthree\n");
        link.open(watch);
        look();
        context.inbox().acknowledge(2);
        look();

        var again = new TailLink(context);
        again.listen(List.of(ADDRESS));
        again.open(watch);
        look();

        assertThat(received()).containsExactly("one", "two", "three", "three");
    }

    @Test
    void readsNoFurtherThanAThousandLinesAheadOfTheirAcknowledgement() throws Exception {
        context.inbox().byHand();
        write("line\n".repeat(3_000));
        link.open(watch);

        look();
        look();
        int ahead = context.inbox().count();
        context.inbox().acknowledge(10);
        look();

        assertThat(ahead).isEqualTo(1_000);
        assertThat(context.inbox().count()).isEqualTo(1_010);
    }

    @Test
    void startsAgainWhereTheFileWasEmptied() throws Exception {
        write("one\ntwo\n");
        link.open(watch);
        look();

        write("new\n");
        look();

        assertThat(received()).containsExactly("one", "two", "new");
    }

    @Test
    void losesItsLinkWithTheFile() throws Exception {
        write("one\n");
        link.open(watch);
        look();

        Files.delete(file);
        look();

        assertThat(watch.await()).contains(file.toString());
        assertThatThrownBy(() -> link.open(watch))
                .isInstanceOf(LinkException.class)
                .hasMessage(
                        "file \"%s\": expected one that can be read, found none; create it", file);
    }

    @Test
    void saysWhatNoSettingCanBe() {
        var findings = new FakeFindings();

        new TailFactory()
                .kind()
                .settings()
                .check(Values.of(Map.of("file", "a\0b", "look", Duration.ZERO)), findings);

        assertThat(findings.problems())
                .containsExactly(
                        "file: expected the name of a file, found one that no file can have: Nul"
                                + " character not allowed",
                        "look: expected 10 ms to 1 d, found 0 s");
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
    }

    private void look() {
        time.advance(Duration.ofSeconds(1));
    }

    private List<String> received() {
        return context.inbox().received().stream()
                .map(received -> new String(received.arrival().bytes(), UTF_8))
                .toList();
    }
}
