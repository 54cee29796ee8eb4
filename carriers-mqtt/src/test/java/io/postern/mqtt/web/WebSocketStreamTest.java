package io.postern.mqtt.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.mqtt.broker.WebSocket;
import io.postern.mqtt.stream.FakeWay;
import io.postern.mqtt.web.WebSocketServer.Got;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketStreamTest {

    private static final int LAST_BINARY = WebSocketServer.LAST | WebSocketServer.BINARY;
    private static final int LAST_MORE = WebSocketServer.LAST | WebSocketServer.MORE;
    private static final int PING = WebSocketServer.LAST | WebSocketServer.PING;
    private static final int PONG = WebSocketServer.LAST | WebSocketServer.PONG;
    private static final int CLOSE = WebSocketServer.LAST | WebSocketServer.CLOSE;

    private FakeWay way = new FakeWay();
    private WebSocketStream stream;

    @BeforeEach
    void open() throws Exception {
        way = new FakeWay();
        stream =
                new WebSocketStream(
                        new WebSocket("mqtt", Map.of()),
                        "broker.example",
                        8083,
                        false,
                        way,
                        FakeWay.TIMEOUT,
                        way.failures::add,
                        way.above);
        stream.opened(way.below);
        var request = new String(way.below.sent(), ISO_8859_1);
        var answer =
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: "
                        + WebSocketServer.accepting(request)
                        + "\r\n\r\n";
        FakeWay.feed(stream, answer.getBytes(ISO_8859_1));
    }

    private void feed(byte[]... frames) throws IOException {
        FakeWay.feed(stream, WebSocketServer.joined(frames));
    }

    private List<Got> sent() {
        return WebSocketServer.read(way.below.sent());
    }

    private void onlySent(int kind, byte[] payload) {
        var all = sent();
        assertThat(all).extracting(Got::kind).containsExactly(kind);
        assertThat(all.get(0).payload()).isEqualTo(payload);
    }

    private static byte[] random(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static ByteBuffer wrap(String text) {
        return ByteBuffer.wrap(text.getBytes(ISO_8859_1));
    }

    private void breaks(String words, int... bytes) {
        var frame = new byte[bytes.length];
        for (int at = 0; at < bytes.length; at++) {
            frame[at] = (byte) bytes[at];
        }

        assertThatThrownBy(() -> feed(frame))
                .isInstanceOf(WebSocketException.class)
                .hasMessage(words);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 125, 126, 8_191, 8_192, 8_193, 20_003, 65_535, 65_536, 3_000_001})
    void sendsEachCallAsOneMaskedFrame(int size) throws Exception {
        var payload = random(size);
        var bytes = ByteBuffer.allocateDirect(size + 2).position(2).put(payload).position(2);

        stream.send(bytes);

        assertThat(bytes.hasRemaining()).isFalse();
        onlySent(WebSocketServer.BINARY, payload);
    }

    @Test
    void masksEachFrameAnew() throws Exception {
        stream.send(wrap("same"));
        var first = way.below.sent();
        stream.send(wrap("same"));

        assertThat(way.below.sent()).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 125, 126, 65_535, 65_536, 3_000_001})
    void receivesFramesOfAnySize(int size) throws Exception {
        feed(WebSocketServer.of(LAST_BINARY, random(size)));

        assertThat(way.above.received()).isEqualTo(random(size));
    }

    @Test
    void handsOnDataBeforeItsFrameIsWhole() throws Exception {
        feed(new byte[] {(byte) LAST_BINARY, 5, 'a', 'b'});
        assertThat(way.above.received()).asString().isEqualTo("ab");

        feed(new byte[] {'c', 'd', 'e'});
        assertThat(way.above.received()).asString().isEqualTo("cde");
    }

    /** A message in three parts, with a ping and a pong between, and the end. */
    @Test
    void takesFramesHoweverTheyAreCut() throws Exception {
        var frames =
                WebSocketServer.joined(
                        WebSocketServer.of(WebSocketServer.BINARY, "one "),
                        WebSocketServer.of(PING, "there?"),
                        WebSocketServer.of(WebSocketServer.MORE, ""),
                        WebSocketServer.of(PONG, ""),
                        WebSocketServer.of(LAST_MORE, " two "),
                        WebSocketServer.of(LAST_BINARY, "x".repeat(300)),
                        WebSocketServer.of(CLOSE, "\003\350bye"));

        for (int cut = 0; cut <= frames.length; cut++) {
            open();
            FakeWay.feed(stream, Arrays.copyOf(frames, cut));
            FakeWay.feed(stream, Arrays.copyOfRange(frames, cut, frames.length));
            check();
        }
        open();
        FakeWay.feed(stream, frames, 1);
        check();
    }

    private void check() {
        assertThat(way.above.received()).asString().isEqualTo("one  two " + "x".repeat(300));
        assertThat(way.above.ends()).isEqualTo(1);
        assertThat(sent())
                .extracting(frame -> frame.kind() + new String(frame.payload(), ISO_8859_1))
                .containsExactly("10there?", "8\003\350");
    }

    @Test
    void answersAnEmptyPing() throws Exception {
        feed(WebSocketServer.of(PING, ""));

        assertThat(sent()).extracting(Got::kind).containsExactly(WebSocketServer.PONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x"})
    void answersACloseWithoutACode(String payload) throws Exception {
        feed(WebSocketServer.of(CLOSE, payload));

        onlySent(WebSocketServer.CLOSE, new byte[0]);
    }

    @Test
    void isOverAfterAClose() throws Exception {
        feed(
                WebSocketServer.of(CLOSE, ""),
                WebSocketServer.of(LAST_BINARY, "late"),
                WebSocketServer.of(PING, "late"));
        feed(new byte[] {(byte) 0xff, (byte) 0xff});
        stream.ended();

        assertThat(way.above.received()).isEmpty();
        assertThat(way.above.ends()).isEqualTo(1);
        assertThat(sent()).hasSize(1);
        assertThatThrownBy(() -> stream.send(wrap("late")))
                .isInstanceOf(EOFException.class)
                .hasMessage("the WebSocket is closed");
        stream.finish();
        assertThat(sent()).isEmpty();
        assertThat(way.below.isFinished()).isTrue();
    }

    @Test
    void saysThatItFinishes() throws Exception {
        stream.finish();

        onlySent(WebSocketServer.CLOSE, new byte[] {3, (byte) 0xe8});
        assertThat(way.below.isFinished()).isTrue();
    }

    @Test
    void receivesAfterItFinishedUntilTheOtherEndDoes() throws Exception {
        stream.finish();
        way.below.sent();

        feed(
                WebSocketServer.of(LAST_BINARY, "rest"),
                WebSocketServer.of(PING, ""),
                WebSocketServer.of(CLOSE, ""));

        assertThat(way.above.received()).asString().isEqualTo("rest");
        assertThat(way.above.ends()).isEqualTo(1);
        assertThat(sent()).isEmpty();
    }

    @Test
    void handsOnTheEndOfTheConnection() throws Exception {
        stream.ended();

        assertThat(way.above.ends()).isEqualTo(1);
    }

    @Test
    void tellsWhatBreaksTheRules() throws Exception {
        for (int bit = 0x10; bit < 0x80; bit <<= 1) {
            breaks("a frame has reserved bits set", LAST_BINARY | bit, 0);
            open();
        }
        breaks("a frame is masked, as only ours may be", LAST_BINARY, 0x80);
        open();
        breaks("a frame is text, where MQTT is binary", WebSocketServer.TEXT, 1);
        open();
        breaks("a frame is of the unknown kind 3", 0x83, 0);
        open();
        breaks("a frame is of the unknown kind 11", 0x8b, 0);
        open();
        breaks("a frame goes on with a message that has ended", LAST_MORE, 0);
        open();
        breaks("a message begins inside another", WebSocketServer.BINARY, 0, LAST_BINARY, 0);
        open();
        breaks("a control frame is cut up or too long", WebSocketServer.PING, 0);
        open();
        breaks("a control frame is cut up or too long", CLOSE, 126);
        open();
        breaks("a frame has a length below zero", LAST_BINARY, 127, 128, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void meetsGarbageWithNothingButItsOwnException() throws Exception {
        var random = new Random(1);
        for (int round = 0; round < 1_000; round++) {
            open();
            var garbage = new byte[random.nextInt(300)];
            random.nextBytes(garbage);
            // more often than by chance it begins like a frame
            var frame = WebSocketServer.of(0x80 | random.nextInt(11), garbage);

            var thrown = fault(random.nextBoolean() ? garbage : frame);

            assertThat(thrown.filter(fault -> !(fault instanceof WebSocketException))).isEmpty();
        }
    }

    private Optional<Exception> fault(byte[] garbage) {
        try {
            stream.received(ByteBuffer.wrap(garbage));
            return Optional.empty();
        } catch (Exception fault) {
            return Optional.of(fault);
        }
    }
}
