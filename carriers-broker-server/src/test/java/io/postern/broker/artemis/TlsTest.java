package io.postern.broker.artemis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.api.link.LinkException;
import io.postern.api.setting.Values;
import io.postern.testing.mqtt.ReceivedMessage;
import io.postern.testing.net.CertificateAuthority;
import io.postern.testing.net.Identity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class TlsTest {

    @TempDir private static Path folder;

    private final CertificateAuthority certificates = CertificateAuthority.in(folder);
    private final Identity server = certificates.server();

    private Map<String, Object> pem(Path certificate, Path key) {
        return Map.of(
                "tls",
                Values.of(Map.of("certificate", certificate.toString(), "key", key.toString())));
    }

    private Map<String, Object> keystore(String password) {
        return Map.of(
                "tls",
                Values.of(
                        Map.of(
                                "keystore",
                                server.store().toString(),
                                "keystore_password",
                                password)));
    }

    @Test
    void encryptsWithPemFiles() throws Exception {
        carries(pem(server.certificate(), server.key()));
    }

    @Test
    void encryptsWithAKeystore() throws Exception {
        carries(keystore(CertificateAuthority.PASSWORD));
    }

    private void carries(Map<String, Object> settings) throws Exception {
        try (var broker = TestBroker.start(settings);
                var sub = broker.sub().tls(certificates.authority()).qos(1).topic("a").start()) {
            broker.pub().tls(certificates.authority()).qos(1).message("a", "hidden");

            assertThat(sub.await(1)).extracting(ReceivedMessage::payload).containsExactly("hidden");
            assertThatThrownBy(() -> broker.pub().qos(1).message("a", "plain"))
                    .isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void saysThatAFileIsMissing() {
        assertThatThrownBy(() -> TestBroker.start(pem(folder.resolve("none"), server.key())))
                .isInstanceOf(LinkException.class)
                .hasMessage(
                        "tls: expected a file in \"" + folder.resolve("none") + "\", found none");
    }

    @Test
    void saysThatAFileIsNoCertificate() throws Exception {
        var file = Files.writeString(folder.resolve("note.txt"), "not a certificate");

        assertThatThrownBy(() -> TestBroker.start(pem(file, server.key())))
                .isInstanceOf(LinkException.class)
                .hasMessageStartingWith(
                        "tls: expected a certificate as PEM in \"" + file + "\", found ");
    }

    @Test
    void saysThatAFileIsNoKey() {
        assertThatThrownBy(() -> TestBroker.start(pem(server.certificate(), server.certificate())))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("unencrypted PKCS8");
    }

    @Test
    void saysThatThePasswordIsAnother() {
        assertThatThrownBy(() -> TestBroker.start(keystore("wrong")))
                .isInstanceOf(LinkException.class)
                .hasMessage(
                        "tls: expected a PKCS12 file and its password in \""
                                + server.store()
                                + "\", found another password");
    }
}
