package io.postern.mqtt.stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.mqtt.broker.Tls;
import io.postern.testing.net.CertificateAuthority;
import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Random;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsStreamTest {

    @TempDir static Path folder;

    private static Tls tls;
    private static SSLContext server;

    @BeforeAll
    static void makeCertificates() throws Exception {
        var authority = CertificateAuthority.in(folder);
        tls = TlsServer.trusting(authority);
        server = TlsServer.context(authority.server(), authority);
    }

    private static TlsPair pair(String protocol) throws Exception {
        return new TlsPair(tls, server, protocol);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static ByteBuffer wrap(String text) {
        return ByteBuffer.wrap(bytes(text));
    }

    private static byte[] random(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv1.2, 1", "TLSv1.2, 7", "TLSv1.2, 1000", "TLSv1.2, 10000000",
        "TLSv1.3, 1", "TLSv1.3, 7", "TLSv1.3, 1000", "TLSv1.3, 10000000"
    })
    void carriesBytesBothWaysHoweverTheyAreCut(String protocol, int piece) throws Exception {
        var pair = pair(protocol).begun();
        assertThat(pair.way.isWaiting()).isTrue();

        pair.exchange(piece);
        assertThat(pair.way.above.out()).isSameAs(pair.stream);
        assertThat(pair.way.isWaiting()).isFalse();
        assertThat(pair.server.protocol()).isEqualTo(protocol);

        pair.stream.send(ByteBuffer.allocateDirect(5).put(bytes("hello")).flip());
        pair.exchange(piece);
        assertThat(pair.server.received()).asString().isEqualTo("hello");

        pair.server.send(random(50_000));
        pair.feed(piece);
        assertThat(pair.way.above.received()).isEqualTo(random(50_000));
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.2, 1000", "TLSv1.2, 65536", "TLSv1.3, 1000", "TLSv1.3, 65536"})
    void carriesMuchBothWays(String protocol, int piece) throws Exception {
        var pair = pair(protocol).opened();
        var much = random(3_000_000);

        var bytes = ByteBuffer.wrap(much);
        pair.stream.send(bytes);
        pair.server.send(much);
        pair.feed(piece);
        pair.exchange(piece);

        assertThat(bytes.hasRemaining()).isFalse();
        assertThat(pair.server.received()).isEqualTo(much);
        assertThat(pair.way.above.received()).isEqualTo(much);
    }

    @Test
    void handsOnWhatComesTogetherWithTheEndOfTheHandshake() throws Exception {
        var pair = pair("TLSv1.2").begun();
        for (int round = 0; round < 2; round++) {
            pair.server.take(pair.way.below.sent());
            pair.server.sendIfOpen(bytes("hello"));
            pair.feed();
        }

        assertThat(pair.way.above.received()).asString().isEqualTo("hello");
    }

    @Test
    void takesNewKeysInBetween() throws Exception {
        var pair = pair("TLSv1.3").opened();

        for (int round = 0; round < 3; round++) {
            pair.server.begin();
            pair.server.send(bytes("after"));
            pair.feed(7);
            pair.stream.send(wrap("new keys"));
            pair.exchange(7);

            assertThat(pair.way.above.received()).asString().isEqualTo("after");
            assertThat(pair.server.received()).asString().isEqualTo("new keys");
        }
    }

    @Test
    void sendsAlsoWhileTheServerWantsAnotherHandshake() throws Exception {
        var pair = pair("TLSv1.2").opened();

        pair.server.begin();
        pair.stream.send(wrap("before "));
        pair.feed();
        pair.stream.send(wrap("amid "));
        pair.exchange(7);
        pair.stream.send(wrap("after"));
        pair.exchange(7);

        assertThat(pair.server.received()).asString().isEqualTo("before amid after");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void endsWhereTheServerSaysSo(String protocol) throws Exception {
        var pair = pair(protocol).opened();
        pair.server.send(bytes("bye"));
        pair.server.close();

        pair.feed();
        FakeWay.feed(pair.stream, random(100));
        pair.stream.ended();

        assertThat(pair.way.above.received()).asString().isEqualTo("bye");
        assertThat(pair.way.above.ends()).isEqualTo(1);
        pair.stream.finish();
        pair.server.take(pair.way.below.sent());
        assertThat(pair.server.isEnded()).isTrue();
        assertThat(pair.way.below.isFinished()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void endsAlsoWhereTheConnectionJustEnds(String protocol) throws Exception {
        var pair = pair(protocol).opened();

        pair.stream.ended();

        assertThat(pair.way.above.ends()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void saysThatItFinishes(String protocol) throws Exception {
        var pair = pair(protocol).opened();

        pair.stream.send(wrap("bye"));
        pair.stream.finish();

        pair.server.take(pair.way.below.sent());
        assertThat(pair.server.received()).asString().isEqualTo("bye");
        assertThat(pair.server.isEnded()).isTrue();
        assertThat(pair.way.below.isFinished()).isTrue();
        pair.server.close();
        pair.feed();
        assertThat(pair.way.above.ends()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void receivesAfterItFinishedUntilTheServerDoes(String protocol) throws Exception {
        var pair = pair(protocol).opened();
        pair.stream.finish();

        pair.server.send(bytes("rest"));
        pair.feed();

        assertThat(pair.way.above.received()).asString().isEqualTo("rest");
        assertThat(pair.way.above.ends()).isZero();
    }

    @Test
    void sendsNothingAfterItFinished() throws Exception {
        var pair = pair("TLSv1.3").opened();
        pair.stream.finish();
        pair.way.below.sent();

        assertThatThrownBy(() -> pair.stream.send(wrap("late")))
                .isInstanceOf(EOFException.class)
                .hasMessage("TLS takes nothing more to send");
        assertThat(pair.way.below.sent()).isEmpty();
    }
}
