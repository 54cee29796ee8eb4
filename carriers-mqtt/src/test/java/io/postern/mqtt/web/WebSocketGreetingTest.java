package io.postern.mqtt.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.mqtt.broker.WebSocket;
import io.postern.mqtt.stream.FakeWay;
import java.io.EOFException;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketGreetingTest {

    private static final String RIGHT =
            "HTTP/1.1 101 Switching Protocols\r\nupgrade: WebSocket\r\n"
                    + "Connection: keep-alive, UPGRADE\r\nSec-WebSocket-Accept: ACCEPT\r\n";

    private FakeWay way = new FakeWay();

    private WebSocketStream stream(String path, Map<String, String> headers) {
        return stream(path, headers, "broker.example", 8083, false);
    }

    private WebSocketStream stream(
            String path, Map<String, String> headers, String host, int port, boolean encrypted) {
        way = new FakeWay();
        return new WebSocketStream(
                new WebSocket(path, headers),
                host,
                port,
                encrypted,
                way,
                FakeWay.TIMEOUT,
                way.failures::add,
                way.above);
    }

    private WebSocketStream opened() throws IOException {
        var stream = stream("mqtt", Map.of());
        stream.opened(way.below);
        return stream;
    }

    private String requestOf(WebSocketStream stream) throws IOException {
        stream.opened(way.below);
        return new String(way.below.sent(), ISO_8859_1);
    }

    /** The answer, with what shows that it is one to this request. */
    private byte[] answer(String text) {
        var request = new String(way.below.sent(), ISO_8859_1);
        return text.replace("ACCEPT", WebSocketServer.accepting(request)).getBytes(ISO_8859_1);
    }

    private void refuses(String text, String words) throws Exception {
        var stream = opened();
        var answer = answer(text);

        assertThatThrownBy(() -> FakeWay.feed(stream, answer))
                .isInstanceOf(WebSocketException.class)
                .hasMessage(words);
        assertThat(way.above.isOpen()).isFalse();
    }

    @Test
    void asksForAWebSocket() throws Exception {
        var request = requestOf(stream("mqtt", Map.of()));

        assertThat(request.replace(WebSocketServer.key(request), "KEY"))
                .isEqualTo(
                        "GET /mqtt HTTP/1.1\r\n"
                                + "Connection: Upgrade\r\n"
                                + "Host: broker.example:8083\r\n"
                                + "Sec-WebSocket-Key: KEY\r\n"
                                + "Sec-WebSocket-Protocol: mqtt\r\n"
                                + "Sec-WebSocket-Version: 13\r\n"
                                + "Upgrade: websocket\r\n\r\n");
        assertThat(Base64.getDecoder().decode(WebSocketServer.key(request))).hasSize(16);
    }

    @Test
    void takesAnotherKeyEachTime() throws Exception {
        var first = WebSocketServer.key(requestOf(stream("mqtt", Map.of())));
        var second = WebSocketServer.key(requestOf(stream("mqtt", Map.of())));

        assertThat(second).isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "broker.example, 80, false, broker.example",
        "broker.example, 80, true, broker.example:80",
        "broker.example, 443, true, broker.example",
        "broker.example, 443, false, broker.example:443",
        "fe80::1%eth0, 443, true, [fe80::1]",
        "::1, 8083, false, [::1]:8083"
    })
    void namesTheHost(String host, int port, boolean encrypted, String named) throws Exception {
        var request = requestOf(stream("mqtt", Map.of(), host, port, encrypted));

        assertThat(request).contains("\r\nHost: " + named + "\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "'', /",
        "a/b?c=d&e=%20, /a/b?c=d&e=%20",
        "'a b#\"<>', /a%20b%23%22%3C%3E",
        "ä\uD83D\uDE00, /%C3%A4%F0%9F%98%80"
    })
    void asksForThePath(String path, String asked) throws Exception {
        assertThat(requestOf(stream(path, Map.of()))).startsWith("GET " + asked + " HTTP/1.1\r\n");
    }

    @Test
    void asksForAPathWithControlCharactersAsOne() throws Exception {
        assertThat(requestOf(stream("a\r\nb", Map.of()))).startsWith("GET /a%0D%0Ab HTTP/1.1\r\n");
    }

    @Test
    void addsTheHeadersButOverridesNoneOfItsOwn() throws Exception {
        var headers =
                Map.of(
                        "Authorization", "Bearer t0ken",
                        "host", "elsewhere.example",
                        "UPGRADE", "h2c",
                        "sec-websocket-extensions", "permessage-deflate");

        assertThat(requestOf(stream("mqtt", headers)))
                .contains("\r\nAuthorization: Bearer t0ken\r\n")
                .containsIgnoringCase("\r\nHost: broker.example:8083\r\n")
                .containsIgnoringCase("\r\nUpgrade: websocket\r\n")
                .doesNotContain("elsewhere.example", "h2c", "deflate");
    }

    @Test
    void sendsNoHeaderThatWouldBeTwo() {
        var stream = stream("mqtt", Map.of("Token", "t0ken\r\nHost: elsewhere.example"));

        assertThatThrownBy(() -> stream.opened(way.below))
                .isInstanceOf(WebSocketException.class)
                .hasMessage("a line break in one of \"headers\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Sec-WebSocket-Protocol: mqtt\r\n", "Server: none\r\n"})
    void opensByTheRightAnswerHoweverItIsCut(String more) throws Exception {
        int length = RIGHT.length() + more.length() + 2 + 28 - "ACCEPT".length();
        for (int cut = 0; cut <= length; cut++) {
            var stream = opened();
            var answer = answer(RIGHT + more + "\r\n");
            assertThat(answer).hasSize(length);

            FakeWay.feed(stream, new String(answer, 0, cut, ISO_8859_1).getBytes(ISO_8859_1));
            assertThat(way.above.isOpen()).isEqualTo(cut == length);
            FakeWay.feed(
                    stream,
                    WebSocketServer.joined(
                            new String(answer, cut, length - cut, ISO_8859_1).getBytes(ISO_8859_1),
                            WebSocketServer.of(0x82, "early")));

            assertThat(way.above.out()).isSameAs(stream);
            assertThat(way.above.received()).asString().isEqualTo("early");
        }
    }

    @Test
    void refusesAnyOtherStatus() throws Exception {
        refuses(
                "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnone",
                "the answer was \"HTTP/1.1 404 Not Found\"");
        refuses("HTTP/1.0 200\r\n\r\n", "the answer was \"HTTP/1.0 200\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {" \002\0\0", "\025\003\003\0\002\002(", "HTTP/1.1 abc\r\n"})
    void tellsWhatIsNotHttp(String answer) throws Exception {
        refuses(answer, "the answer is not HTTP");
    }

    @Test
    void readsNoEndlessHead() throws Exception {
        refuses(RIGHT + "x".repeat(17_000), "the head of the answer is longer than 16 KB");
    }

    @Test
    void refusesAnAnswerThatLeavesSomethingOut() throws Exception {
        refuses(
                RIGHT.replace("WebSocket\r", "h2c\r") + "\r\n",
                "the answer has no \"Upgrade: websocket\"");
        refuses(
                RIGHT.replace("UPGRADE", "close") + "\r\n",
                "the answer has no \"Connection: Upgrade\"");
        refuses(
                RIGHT.replace("ACCEPT", "SGVsbG8=") + "\r\n",
                "the answer is to another request: its \"Sec-WebSocket-Accept\" is not ours");
    }

    @Test
    void refusesAnAnswerThatChoosesWhatWasNotOffered() throws Exception {
        refuses(
                RIGHT + "Sec-WebSocket-Protocol: chat\r\n\r\n",
                "the answer chose another subprotocol than \"mqtt\"");
        refuses(
                RIGHT + "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n",
                "the answer chose an extension that was not offered");
    }

    @Test
    void waitsNotForEver() throws Exception {
        opened();

        way.waitLong();

        assertThat(way.failures)
                .singleElement()
                .isInstanceOf(WebSocketException.class)
                .extracting(Throwable::getMessage)
                .isEqualTo("no answer in time");
    }

    @Test
    void waitsNoMoreOnceItIsOpen() throws Exception {
        var stream = opened();
        assertThat(way.isWaiting()).isTrue();

        FakeWay.feed(stream, answer(RIGHT + "\r\n"));

        assertThat(way.isWaiting()).isFalse();
    }

    @Test
    void saysThatTheConnectionEndedTooEarly() throws Exception {
        var stream = opened();

        assertThatThrownBy(stream::ended)
                .isInstanceOf(EOFException.class)
                .hasMessage("the connection ended before there was a WebSocket");
    }
}
