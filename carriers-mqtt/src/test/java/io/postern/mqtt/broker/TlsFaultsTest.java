package io.postern.mqtt.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.api.link.LinkException;
import io.postern.mqtt.tls.TlsFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsFaultsTest {

    @TempDir Path folder;
    private KeyFiles files;

    @BeforeEach
    void makeFiles() {
        files = new KeyFiles(folder);
    }

    private String place(String key, String name) {
        return "\"tls." + key + "\" " + files.path(name) + ": ";
    }

    @Test
    void saysThatAFileIsMissingOrAFolder() throws Exception {
        Files.createDirectory(files.path("folder"));

        refusesTrust(
                files.ca("none.pem"),
                place("ca", "none.pem") + "expected a file there, found none");
        refusesTrust(files.ca("folder"), place("ca", "folder") + "expected a file, found a folder");
        refusesTrust(
                files.truststore("none.p12", Optional.empty()),
                place("truststore", "none.p12") + "expected a file there, found none");
    }

    private static void refusesTrust(TlsFiles tls, String message) {
        assertThatThrownBy(tls::trust).isInstanceOf(LinkException.class).hasMessage(message);
    }

    private static void refusesIdentity(TlsFiles tls, String message) {
        assertThatThrownBy(tls::identity).isInstanceOf(LinkException.class).hasMessage(message);
    }

    @Test
    void saysThatAKeyBelongsToAnotherCertificate() throws Exception {
        files.rsa("a");
        files.rsa("b");
        files.ec("c");
        var message =
                "expected the key of the first certificate in "
                        + files.path("a.pem")
                        + ", found another";

        refusesIdentity(
                files.pem("a.pem", "b.key", Optional.empty()), place("key", "b.key") + message);
        refusesIdentity(
                files.pem("a.pem", "c.key", Optional.empty()), place("key", "c.key") + message);
    }

    @Test
    void saysThatAPasswordIsWrongOrMissing() throws Exception {
        files.rsa("a");
        files.openssl("pkcs8 -topk8 -v2 aes-256-cbc -passout pass:secret -in a.key -out a.enc");
        files.openssl("pkcs12 -export -in a.pem -inkey a.key -passout pass:secret -out a.p12");

        refusesIdentity(
                files.pem("a.pem", "a.enc", Optional.empty()),
                place("key", "a.enc")
                        + "the key is encrypted: expected \"key_password\" beside it");
        refusesIdentity(
                files.pem("a.pem", "a.enc", Optional.of("other")),
                place("key", "a.enc") + "\"key_password\" does not open it");
        refusesIdentity(
                files.keystore("a.p12", "other"),
                place("keystore", "a.p12") + "\"key_password\" does not open it");
    }

    @Test
    void saysHowToRewriteAnOldEncryption() throws Exception {
        files.rsa("a");
        files.openssl("rsa -traditional -aes128 -passout pass:secret -in a.key -out a.old");

        refusesIdentity(
                files.pem("a.pem", "a.old", Optional.of("secret")),
                place("key", "a.old")
                        + "expected the key encrypted as PKCS#8, found an older way; openssl pkcs8"
                        + " -topk8 -v2 aes-256-cbc -in OLD -out NEW writes it anew");
    }

    @Test
    void saysThatACertificateIsOutOfDate() throws Exception {
        files.keytool(
                "-genkeypair -alias a -keyalg EC -dname CN=gateway -startdate -20d -validity 10"
                        + " -keystore old.p12 -storetype PKCS12 -storepass secret");
        files.keytool("-exportcert -rfc -alias a -keystore old.p12 -storepass secret -file o.pem");

        assertThatThrownBy(files.keystore("old.p12", "secret")::identity)
                .isInstanceOf(LinkException.class)
                .hasMessageMatching(
                        "(?s).*old.p12: the certificate expired on [-0-9]+T.*; put a new one"
                                + " there");
        assertThatThrownBy(files.ca("o.pem")::trust)
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("expired on");
    }

    @Test
    void saysThatACertificateIsNotValidYet() throws Exception {
        files.keytool(
                "-genkeypair -alias a -keyalg EC -dname CN=gateway -startdate +10d -validity 10"
                        + " -keystore new.p12 -storetype PKCS12 -storepass secret");

        assertThatThrownBy(files.keystore("new.p12", "secret")::identity)
                .isInstanceOf(LinkException.class)
                .hasMessageEndingWith(" on; is this machine's clock right?");
    }

    @Test
    void saysWhatIsInAFileInsteadOfWhatIsNeeded() throws Exception {
        files.rsa("a");
        files.openssl("pkcs12 -export -nokeys -in a.pem -passout pass:secret -out nokeys.p12");

        refusesTrust(
                files.ca("a.key"),
                place("ca", "a.key")
                        + "expected a certificate (BEGIN CERTIFICATE), found none in it");
        refusesIdentity(
                files.pem("a.pem", "a.pem", Optional.empty()),
                place("key", "a.pem")
                        + "expected a private key (BEGIN PRIVATE KEY), found none in it");
        refusesIdentity(
                files.keystore("nokeys.p12", "secret"),
                place("keystore", "nokeys.p12")
                        + "expected a private key with its certificate, found none in it");
        refusesTrust(
                files.truststore("nokeys.p12", Optional.of("secret")),
                place("truststore", "nokeys.p12")
                        + "expected certificates that Java trusts, found none in it; openssl makes"
                        + " such files without Java's mark of trust: give the certificates as PEM"
                        + " in \"ca\", or make the file with keytool -importcert");
        refusesIdentity(
                files.keystore("a.pem", "secret"),
                place("keystore", "a.pem") + "expected a PKCS12 file, found something else");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "-----BEGIN CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
                "-----BEGIN EC PRIVATE KEY-----\nMIIA\n-----END EC PRIVATE KEY-----",
                "-----BEGIN EC PRIVATE KEY-----\n-----END EC PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN DSA PRIVATE KEY-----\nAAAA\n-----END DSA PRIVATE KEY-----",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----"
            })
    void answersGarbageWithItsFile(String text) throws Exception {
        files.ec("a");
        files.write("garbage.pem", text);

        var asKey = files.pem("a.pem", "garbage.pem", Optional.of("secret"));
        var asCertificate = files.pem("garbage.pem", "a.key", Optional.empty());
        assertThatThrownBy(asKey::identity)
                .isInstanceOf(LinkException.class)
                .hasMessageContaining(place("key", "garbage.pem"));
        assertThatThrownBy(asCertificate::identity)
                .isInstanceOf(LinkException.class)
                .hasMessageContaining(place("certificate", "garbage.pem"));
        assertThatThrownBy(files.ca("garbage.pem")::trust).isInstanceOf(LinkException.class);
    }

    @Test
    void outlivesDamagedFiles() throws Exception {
        files.ec("a");
        files.openssl("pkcs12 -export -in a.pem -inkey a.key -passout pass:secret -out a.p12");
        var random = new Random(17);
        for (var name : List.of("a.pem", "a.key", "a.sec1", "a.p12")) {
            var whole = Files.readAllBytes(files.path(name));
            for (int left = 60; left > 0; left--) {
                var damaged = whole.clone();
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
                Files.write(files.path("damaged"), damaged);

                // what is still whole may pass; nothing else than a LinkException may come
                tryAll();
            }
        }
    }

    private void tryAll() {
        for (var tls :
                List.of(
                        files.pem("damaged", "a.key", Optional.empty()),
                        files.pem("a.pem", "damaged", Optional.empty()),
                        files.keystore("damaged", "secret"))) {
            try {
                assertThat(tls.identity()).isPresent();
            } catch (LinkException told) {
                assertThat(told).hasMessageStartingWith("\"tls.");
            }
        }
    }
}
