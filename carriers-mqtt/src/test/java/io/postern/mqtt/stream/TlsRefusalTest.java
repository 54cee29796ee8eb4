package io.postern.mqtt.stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.mqtt.broker.Tls;
import io.postern.testing.net.CertificateAuthority;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsRefusalTest {

    @TempDir static Path folder;

    private static CertificateAuthority authority;
    private static SSLContext server;
    private static Tls trusting;

    @BeforeAll
    static void makeCertificates() throws Exception {
        authority = CertificateAuthority.in(folder);
        server = TlsServer.context(authority.server(), authority);
        trusting = read(TlsServer.trusting(authority));
    }

    /** The same without reading files each time: some tests connect thousands of times. */
    private static Tls read(Tls tls) throws Exception {
        return new Kept(tls.trust(), tls.identity(), tls.protocols());
    }

    private record Kept(
            Optional<TrustManagerFactory> trust,
            Optional<KeyManagerFactory> identity,
            List<String> protocols)
            implements Tls {}

    private static TlsPair pair(String protocol) throws Exception {
        return new TlsPair(trusting, server, protocol).begun();
    }

    @Test
    void waitsNotForEver() throws Exception {
        var pair = pair("TLSv1.3");

        pair.way.waitLong();

        assertThat(pair.way.failures)
                .singleElement()
                .isInstanceOf(SSLException.class)
                .extracting(Throwable::getMessage)
                .isEqualTo("handshake timed out");
    }

    @Test
    void saysThatTheConnectionEndedTooEarly() throws Exception {
        var pair = pair("TLSv1.3");

        assertThatThrownBy(pair.stream::ended)
                .isInstanceOf(EOFException.class)
                .hasMessage("the connection ended during the TLS handshake");
        assertThat(pair.way.above.ends()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 400 Bad Request\r\n\r\n", " \002\0\0\0"})
    void tellsWhatIsNotTls(String answer) throws Exception {
        var pair = pair("TLSv1.3");

        assertThatThrownBy(() -> FakeWay.feed(pair.stream, answer.getBytes(ISO_8859_1)))
                .isInstanceOf(SSLException.class)
                .hasMessage("Unrecognized SSL message, plaintext connection?");
    }

    /** In words of TLS, though there is no secret yet. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\025\003\003\0\002\001\0",
                "\025\003\003\0\002\001Z\025\003\003\0\002\001\0",
                "\025\003\003\0\002\002("
            })
    void isNotOpenWhereTheServerEndsTheHandshake(String alerts) throws Exception {
        var pair = pair("TLSv1.3");

        assertThatThrownBy(() -> FakeWay.feed(pair.stream, alerts.getBytes(ISO_8859_1)))
                .isInstanceOf(IOException.class);
        assertThat(pair.way.above.isOpen()).isFalse();
        assertThat(pair.way.above.ends()).isZero();
    }

    /** The server, too, is told why. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void trustsNobodyElsesCertificate(String protocol) throws Exception {
        var stranger = TlsServer.trusting(CertificateAuthority.in(folder));
        var pair = new TlsPair(stranger, server, protocol).begun();
        pair.server.take(pair.way.below.sent());

        assertThatThrownBy(pair::feed)
                .isInstanceOf(SSLHandshakeException.class)
                .hasMessageContaining("PKIX path");
        assertThatThrownBy(() -> pair.server.take(pair.way.below.sent()))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("certificate_unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void trustsNoCertificateOfAnotherHost(String protocol) throws Exception {
        var far = TlsServer.of(server, protocol, false);
        var pair = new TlsPair(trusting, "broker.example", far).begun();

        assertThatThrownBy(() -> pair.exchange(1_000))
                .isInstanceOf(SSLHandshakeException.class)
                .hasMessageEndingWith(
                        "No subject alternative DNS name matching broker.example found.");
    }

    @Test
    void trustsACertificateByItsAddress() throws Exception {
        var far = TlsServer.of(server, "TLSv1.3", false);

        assertThat(new TlsPair(trusting, "127.0.0.1", far).opened().way.above.isOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void showsItsCertificateWhereTheServerWantsOne(String protocol) throws Exception {
        var client = TlsServer.showing(authority, authority.client("ann"));
        var far = TlsServer.of(server, protocol, true);

        var pair = new TlsPair(client, "localhost", far).opened();
        pair.stream.send(ByteBuffer.wrap("hello".getBytes(ISO_8859_1)));
        pair.exchange(1_000);

        assertThat(far.received()).asString().isEqualTo("hello");
    }

    @Test
    void speaksNoProtocolButThoseAllowed() throws Exception {
        var only = new Kept(trusting.trust(), trusting.identity(), List.of("TLSv1.3"));
        var pair = new TlsPair(only, server, "TLSv1.2").begun();

        assertThatThrownBy(() -> pair.server.take(pair.way.below.sent()))
                .isInstanceOf(SSLHandshakeException.class);
        assertThatThrownBy(pair::feed)
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("protocol_version");
    }

    @Test
    void meetsGarbageWithNothingButAnIoException() throws Exception {
        var random = new Random(1);
        for (int round = 0; round < 1_000; round++) {
            var garbage = new byte[random.nextInt(600)];
            random.nextBytes(garbage);
            if (round % 2 == 0 && garbage.length > 5) {
                // the head of a record, or the rest would not be looked at
                ByteBuffer.wrap(garbage)
                        .put((byte) (20 + random.nextInt(4)))
                        .putShort((short) 0x303)
                        .putShort((short) random.nextInt(garbage.length - 4));
            }

            isNoFault(fault(pair("TLSv1.3"), garbage));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void meetsDamageWithNothingButAnIoException(String protocol) throws Exception {
        var random = new Random(1);
        for (int round = 0; round < 500; round++) {
            var pair = pair(protocol);
            pair.server.take(pair.way.below.sent());
            var answer = pair.server.sent();
            for (int times = random.nextInt(3); times >= 0; times--) {
                answer[random.nextInt(answer.length)] ^= (byte) (1 << random.nextInt(8));
            }

            isNoFault(fault(pair, answer));
        }
    }

    private static void isNoFault(Optional<Throwable> thrown) {
        assertThat(thrown.filter(fault -> !(fault instanceof IOException))).isEmpty();
    }

    private static Optional<Throwable> fault(TlsPair pair, byte[] bytes) {
        try {
            pair.stream.received(ByteBuffer.wrap(bytes));
            return Optional.empty();
        } catch (Throwable fault) {
            return Optional.of(fault);
        }
    }
}
