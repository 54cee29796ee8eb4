package io.postern.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Draft;
import io.postern.api.message.Origin;
import io.postern.api.message.Payload;
import io.postern.api.testing.VirtualTime;
import io.postern.file.DeathNotes;
import io.postern.message.Message;
import io.postern.message.Trail;
import io.postern.office.Counter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InHandTest {

    @TempDir private Path folder;
    private final VirtualTime time = new VirtualTime();

    private final Counter counter = new Counter();

    private Message message(String topic, String payload) {
        var draft =
                new Draft(
                        "meter",
                        Optional.empty(),
                        Optional.empty(),
                        Payload.of(
                                payload.getBytes(StandardCharsets.UTF_8),
                                bytes -> JsonObject.EMPTY.with("value", Json.read(bytes))),
                        Optional.empty());
        return new Message(
                counter.office.plan("meter"),
                draft,
                new Origin("field", "meter", topic, false, Map.of()),
                () -> "uid",
                time.now(),
                Trail.start("meter"));
    }

    /** A life of a process that may know more at its end. */
    private interface Life {

        void live(InHand inHand);
    }

    private void live(Life life) throws IOException {
        var inHand = new InHand();
        try (var notes = DeathNotes.open(folder.resolve("deaths"), time)) {
            inHand.keep(notes);
            life.live(inHand);
        }
        time.advance(Duration.ofSeconds(1));
    }

    private static void die(InHand inHand, Error of) {
        inHand.before((thread, failure) -> {}).uncaughtException(Thread.currentThread(), of);
    }

    private void dieWith(Message... messages) throws IOException {
        live(
                inHand -> {
                    inHand.begin(List.of(messages));
                    die(inHand, new OutOfMemoryError("as a test"));
                });
    }

    @Test
    void knowsWhatWasInHandAtTwoDeaths() throws Exception {
        dieWith(message("a", "1"), message("a", "2"));
        live(inHand -> assertThat(inHand.isPoison(message("a", "1"))).isFalse());
        dieWith(message("a", "1"), message("a", "3"));

        live(
                inHand -> {
                    assertThat(inHand.isPoison(message("a", "1"))).isTrue();
                    assertThat(inHand.isPoison(message("a", "2"))).isFalse();
                    assertThat(inHand.isPoison(message("a", "3"))).isFalse();
                    assertThat(inHand.isPoison(message("b", "1"))).isFalse();
                });
    }

    @Test
    void countsADeathOnce() throws Exception {
        dieWith(message("a", "1"), message("a", "1"));

        live(inHand -> assertThat(inHand.isPoison(message("a", "1"))).isFalse());
    }

    @Test
    void knowsWhatWasMadeOfAMessageByTheMessage() throws Exception {
        var arrived = message("a", "1");
        var made =
                counter.poster.output(
                        arrived.with(arrived.content().with("more", 1)), arrived, 0, "handler");
        dieWith(made);
        dieWith(made);

        live(inHand -> assertThat(inHand.isPoison(arrived)).isTrue());
    }

    @Test
    void whatWasHandledOrEndsNothingLeavesNoNote() throws Exception {
        live(
                inHand -> {
                    inHand.begin(List.of(message("a", "1")));
                    die(inHand, new StackOverflowError());
                    inHand.end();
                    die(inHand, new OutOfMemoryError("as a test"));
                });

        assertThat(folder.resolve("deaths")).isEmptyFile();
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("deaths"))))
                .isEqualTo("rw-------");
    }

    @Test
    void forgetsAfterAWeekAndWhatIsNoNote() throws Exception {
        dieWith(message("a", "1"));
        dieWith(message("a", "1"));
        var file = folder.resolve("deaths");
        Files.writeString(file, Files.readString(file) + "half a li");

        time.advance(Duration.ofDays(DeathNotes.DAYS).minusSeconds(5));
        live(inHand -> assertThat(inHand.isPoison(message("a", "1"))).isTrue());
        assertThat(file).content().hasLineCount(2);
        time.advance(Duration.ofSeconds(10));
        live(inHand -> assertThat(inHand.isPoison(message("a", "1"))).isFalse());

        assertThat(file).isEmptyFile();
    }
}
