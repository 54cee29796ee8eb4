package io.postern.mqtt.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.mqtt.broker.Proxy;
import io.postern.mqtt.stream.BytesIn;
import io.postern.mqtt.stream.FakeWay;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyStreamTest {

    private static final String NAME = "\016hidden.example\007[";
    private static final byte[] LATER = "later".getBytes(ISO_8859_1);

    private FakeWay way = new FakeWay();

    private ProxyStream proxy(Proxy.Kind kind, String host, String... login) throws IOException {
        way = new FakeWay();
        var stream =
                new ProxyStream(
                        new Proxy(
                                kind,
                                "proxy.example",
                                1080,
                                List.of(login).stream().findFirst(),
                                List.of(login).stream().skip(1).findFirst()),
                        host,
                        1883,
                        way,
                        FakeWay.TIMEOUT,
                        way.failures::add,
                        way.above);
        stream.opened(way.below);
        return stream;
    }

    private ProxyStream http(String... login) throws IOException {
        return proxy(Proxy.Kind.HTTP, "hidden.example", login);
    }

    private ProxyStream socks4(String... login) throws IOException {
        return proxy(Proxy.Kind.SOCKS4, "hidden.example", login);
    }

    private ProxyStream socks5(String... login) throws IOException {
        return proxy(Proxy.Kind.SOCKS5, "hidden.example", login);
    }

    /** A text with a character for each byte. */
    private String sent() {
        return new String(way.below.sent(), ISO_8859_1);
    }

    private void feed(BytesIn stream, String answer) throws IOException {
        FakeWay.feed(stream, answer.getBytes(ISO_8859_1));
    }

    private void refuses(BytesIn stream, String answer, String words) {
        assertThatThrownBy(() -> feed(stream, answer))
                .isInstanceOf(ProxyException.class)
                .hasMessage(words);
        assertThat(way.above.isOpen()).isFalse();
    }

    @Test
    void asksAnHttpProxy() throws Exception {
        var stream = http();

        assertThat(sent())
                .isEqualTo(
                        "CONNECT hidden.example:1883 HTTP/1.1\r\n"
                                + "Host: hidden.example:1883\r\n\r\n");
        feed(stream, "HTTP/1.0 200 Connection established\r\nVia: me\r\n\r\nearly");

        assertThat(way.above.out()).isSameAs(way.below);
        assertThat(way.above.received()).asString(ISO_8859_1).isEqualTo("early");
    }

    @Test
    void writesAnIpv6AddressInBrackets() throws Exception {
        proxy(Proxy.Kind.HTTP, "fe80::1%eth0");

        assertThat(sent())
                .startsWith("CONNECT [fe80::1]:1883 HTTP/1.1\r\nHost: [fe80::1]:1883\r\n");
    }

    @Test
    void logsInToAnHttpProxy() throws Exception {
        http("ann", "s3cret");

        assertThat(sent()).endsWith("\r\nProxy-Authorization: Basic YW5uOnMzY3JldA==\r\n\r\n");
    }

    @Test
    void saysWhyAnHttpProxyRefuses() throws Exception {
        refuses(
                http("ann", "s3cret"),
                "HTTP/1.1 407 Proxy Authentication Required\r\n\r\n",
                "it answered \"HTTP/1.1 407 Proxy Authentication Required\"; look at the user name"
                        + " and password in \"proxy\"");
        refuses(http(), "HTTP/1.1 403\n\n", "it answered \"HTTP/1.1 403\"");
    }

    /** The first bytes tell: what speaks another protocol may send few, and wait. */
    @ParameterizedTest
    @ValueSource(strings = {"\005", "HTTP/2", "HTTP/1.1 OK\n", "HTTP/1.1 200 \033[31m\n"})
    void tellsWhatIsNotHttp(String answer) throws Exception {
        refuses(http(), answer, "the answer is not HTTP");
    }

    @Test
    void readsNoEndlessHead() throws Exception {
        refuses(
                http(),
                "HTTP/1.1 200 OK\r\n" + "Via: me\r\n".repeat(2000),
                "the head of the answer is longer than 16 KB");
    }

    @Test
    void asksASocks4ProxyByName() throws Exception {
        var stream = socks4("ann");

        assertThat(sent()).isEqualTo("\004\001\007[\0\0\0\001ann\0hidden.example\0");
        feed(stream, "\0Z\0\0\0\0\0\0early");

        assertThat(way.above.out()).isSameAs(way.below);
        assertThat(way.above.received()).asString(ISO_8859_1).isEqualTo("early");
    }

    @Test
    void asksASocks4ProxyByAddress() throws Exception {
        proxy(Proxy.Kind.SOCKS4, "192.168.1.77");

        assertThat(sent()).isEqualTo("\004\001\007[\300\250\001M\0");
    }

    @Test
    void saysWhyASocks4ProxyRefuses() throws Exception {
        refuses(
                socks4(),
                "\0[\0\0\0\0\0\0",
                "it cannot reach hidden.example:1883, or does not allow it");
        refuses(
                socks4(),
                "\0]\0\0\0\0\0\0",
                "it does not let this user in; look at the user name in \"proxy\"");
        refuses(socks4(), "\0\0\0\0\0\0\0\0", "what answers is no SOCKS4 proxy");
        refuses(socks4(), "H", "what answers is no SOCKS4 proxy");
    }

    @Test
    void asksASocks5ProxyWithoutALogin() throws Exception {
        var stream = socks5();

        assertThat(sent()).isEqualTo("\005\001\0");
        feed(stream, "\005\0");
        assertThat(sent()).isEqualTo("\005\001\0\003" + NAME);
        feed(stream, "\005\0\0\001\177\0\0\001\0\0early");

        assertThat(way.above.out()).isSameAs(way.below);
        assertThat(way.above.received()).asString(ISO_8859_1).isEqualTo("early");
    }

    @Test
    void logsInToASocks5Proxy() throws Exception {
        var stream = socks5("ann", "s3cret");

        assertThat(sent()).isEqualTo("\005\002\0\002");
        feed(stream, "\005\002");
        assertThat(sent()).isEqualTo("\001\003ann\006s3cret");
        feed(stream, "\001\0");
        assertThat(sent()).isEqualTo("\005\001\0\003" + NAME);
        feed(stream, "\005\0\0\003\004here\0\0");

        assertThat(way.above.isOpen()).isTrue();
    }

    @Test
    void needsNoLoginWhereTheProxyWantsNone() throws Exception {
        var stream = socks5("ann", "s3cret");
        way.below.sent();

        feed(stream, "\005\0");

        assertThat(sent()).isEqualTo("\005\001\0\003" + NAME);
    }

    @Test
    void givesASocks5ProxyAnAddressAsSuch() throws Exception {
        feed(proxy(Proxy.Kind.SOCKS5, "192.168.1.77"), "\005\0");
        assertThat(sent()).endsWith("\005\001\0\001\300\250\001M\007[");

        feed(proxy(Proxy.Kind.SOCKS5, "::1"), "\005\0");
        assertThat(sent()).endsWith("\005\001\0\004" + "\0".repeat(15) + "\001\007[");

        feed(proxy(Proxy.Kind.SOCKS5, "192.168.1.777"), "\005\0");
        assertThat(sent()).endsWith("\005\001\0\003\015192.168.1.777\007[");
    }

    @ParameterizedTest
    @CsvSource({
        "1, it cannot reach hidden.example:1883 (general failure)",
        "2, it does not allow a way to hidden.example:1883",
        "3, it cannot reach hidden.example:1883 (network unreachable)",
        "4, it cannot reach hidden.example:1883 (host unreachable)",
        "5, it cannot reach hidden.example:1883 (connection refused)",
        "6, it cannot reach hidden.example:1883 (time to live ran out)",
        "7, it does not know how to reach hidden.example:1883",
        "8, it does not know how to reach hidden.example:1883",
        "99, it cannot reach hidden.example:1883 (code 99)"
    })
    void saysWhyASocks5ProxyRefuses(int code, String words) throws Exception {
        refuses(socks5(), "\005\0\005" + (char) code, words);
    }

    @Test
    void saysWhatIsWrongWithALogin() throws Exception {
        refuses(
                socks5(),
                "\005\377",
                "it wants a login; set a user name and password in \"proxy\"");
        refuses(
                socks5("ann", "s3cret"),
                "\005\377",
                "it wants a login other than by user name and password");
        refuses(
                socks5("ann", "s3cret"),
                "\005\002\001\001",
                "it does not let this user in; look at the user name and password in \"proxy\"");
        refuses(
                socks5("ann", "s".repeat(256)),
                "\005\002",
                "it takes no password of more than 255 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 400 Bad Request\r\n", "\005\0\004\0", "\005\0\005\0\0\002\0"})
    void tellsWhatIsNotSocks5(String answer) throws Exception {
        refuses(socks5(), answer, "what answers is no SOCKS5 proxy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP HTTP/1.1 200 OK\r\nVia: me\r\n\r\n",
                "SOCKS4 \0Z\0\0\0\0\0\0",
                "SOCKS5 \005\002\001\0\005\0\0\001\001\002\003\004\0\0",
                "SOCKS5 \005\0\005\0\0\003\004here\0\0",
                "SOCKS5 \005\0\005\0\0\004aaaaaaaaaaaaaaaa\0\0"
            })
    void takesAnswersInPieces(String kindAndAnswer) throws Exception {
        int space = kindAndAnswer.indexOf(' ');
        var kind = Proxy.Kind.valueOf(kindAndAnswer.substring(0, space));
        var answer = kindAndAnswer.substring(space + 1);

        for (int cut = 0; cut <= answer.length(); cut++) {
            var stream = proxy(kind, "hidden.example", "ann", "s3cret");
            feed(stream, answer.substring(0, cut));
            assertThat(way.above.isOpen()).isEqualTo(cut == answer.length());
            feed(stream, answer.substring(cut) + "early");
            FakeWay.feed(stream, LATER, 1);

            assertThat(way.above.received()).asString(ISO_8859_1).isEqualTo("earlylater");
        }
    }

    @ParameterizedTest
    @EnumSource(Proxy.Kind.class)
    void waitsNotForEver(Proxy.Kind kind) throws Exception {
        proxy(kind, "hidden.example");

        way.waitLong();

        assertThat(way.failures)
                .singleElement()
                .isInstanceOf(ProxyException.class)
                .extracting(Throwable::getMessage)
                .isEqualTo("no answer in time");
    }

    @Test
    void waitsNoMoreOnceItIsOpen() throws Exception {
        var stream = socks4();
        assertThat(way.isWaiting()).isTrue();

        feed(stream, "\0Z\0\0\0\0\0\0");

        assertThat(way.isWaiting()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Proxy.Kind.class)
    void saysThatTheProxyClosedTheConnection(Proxy.Kind kind) throws Exception {
        var stream = proxy(kind, "hidden.example");

        assertThatThrownBy(stream::ended)
                .isInstanceOf(ProxyException.class)
                .hasMessage("it closed the connection");
    }

    @Test
    void handsOnTheEnd() throws Exception {
        var stream = socks4();
        feed(stream, "\0Z\0\0\0\0\0\0");

        stream.ended();

        assertThat(way.above.ends()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Proxy.Kind.class)
    void meetsGarbageWithNothingButItsOwnException(Proxy.Kind kind) throws Exception {
        var random = new Random(1);
        var begin = kind == Proxy.Kind.HTTP ? "HTTP/1.1 " : kind == Proxy.Kind.SOCKS4 ? "\0" : "\5";
        for (int round = 0; round < 1_000; round++) {
            var stream = proxy(kind, "hidden.example", "ann", "s3cret");
            var garbage = new byte[random.nextInt(600)];
            random.nextBytes(garbage);

            var thrown = fault(stream, random.nextInt(2) == 0 ? "" : begin, garbage);

            assertThat(thrown.filter(fault -> !(fault instanceof ProxyException))).isEmpty();
        }
    }

    private Optional<Exception> fault(BytesIn stream, String begin, byte[] garbage) {
        try {
            feed(stream, begin);
            stream.received(ByteBuffer.wrap(garbage));
            return Optional.empty();
        } catch (Exception fault) {
            return Optional.of(fault);
        }
    }
}
