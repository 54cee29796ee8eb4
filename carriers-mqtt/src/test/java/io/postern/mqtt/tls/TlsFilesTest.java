package io.postern.mqtt.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.api.link.LinkException;
import io.postern.mqtt.broker.KeyFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsFilesTest {

    @TempDir Path folder;
    private KeyFiles files;

    @BeforeEach
    void makeFiles() {
        files = new KeyFiles(folder);
    }

    private static void shows(TlsFiles tls, String keyType) throws LinkException {
        var manager = (X509ExtendedKeyManager) tls.identity().orElseThrow().getKeyManagers()[0];
        var names = manager.getClientAliases(keyType, null);
        assertThat(names).hasSize(1);
        assertThat(manager.getPrivateKey(names[0])).isNotNull();
        assertThat(manager.getCertificateChain(names[0])[0].getSubjectX500Principal().getName())
                .isEqualTo("CN=gateway");
    }

    private static int trusted(TlsFiles tls) throws LinkException {
        var manager = (X509TrustManager) tls.trust().orElseThrow().getTrustManagers()[0];
        return manager.getAcceptedIssuers().length;
    }

    @Test
    void trustsWhomJavaTrustsWithoutFiles() throws Exception {
        assertThat(TlsFiles.PLAIN.trust()).isEmpty();
        assertThat(TlsFiles.PLAIN.identity()).isEmpty();
    }

    @Test
    void readsEveryFormOfAnRsaKey() throws Exception {
        files.rsa("a");
        files.openssl("rsa -traditional -in a.key -out a.pkcs1");
        files.openssl("pkcs8 -topk8 -v2 aes-256-cbc -passout pass:secret -in a.key -out a.enc");
        files.openssl("pkcs8 -topk8 -v2 aes-128-cbc -passout pass:secret -in a.key -out a.128");

        shows(files.pem("a.pem", "a.key", Optional.empty()), "RSA");
        shows(files.pem("a.pem", "a.pkcs1", Optional.empty()), "RSA");
        shows(files.pem("a.pem", "a.enc", Optional.of("secret")), "RSA");
        shows(files.pem("a.pem", "a.128", Optional.of("secret")), "RSA");
    }

    @Test
    void readsEveryFormOfAnEcKey() throws Exception {
        files.ec("a");

        shows(files.pem("a.pem", "a.key", Optional.empty()), "EC");
        shows(files.pem("a.pem", "a.sec1", Optional.empty()), "EC");
    }

    @Test
    void readsSeveralAuthorities() throws Exception {
        files.rsa("a");
        files.ec("b");
        files.write(
                "both.pem",
                "for people: - hello\n"
                        + Files.readString(files.path("a.pem"))
                        + "\n"
                        + Files.readString(files.path("b.pem")).replace("\n", "\r\n"));

        assertThat(trusted(files.ca("both.pem"))).isEqualTo(2);
    }

    @Test
    void readsStores() throws Exception {
        files.rsa("a");
        files.openssl("pkcs12 -export -in a.pem -inkey a.key -passout pass:secret -out a.p12");
        files.keytool(
                "-importcert -noprompt -alias ca -file a.pem -keystore t.p12 -storetype PKCS12"
                        + " -storepass secret");

        shows(files.keystore("a.p12", "secret"), "RSA");
        assertThat(trusted(files.truststore("t.p12", Optional.of("secret")))).isEqualTo(1);
    }

    @Test
    void readsFilesAnewEachTime() throws Exception {
        files.rsa("a");
        var tls = files.ca("a.pem");
        assertThat(trusted(tls)).isEqualTo(1);

        Files.delete(files.path("a.pem"));

        assertThatThrownBy(tls::trust).isInstanceOf(LinkException.class);
    }

    @Test
    void takesAuthoritiesOfWhichOneIsValid() throws Exception {
        files.keytool(
                "-genkeypair -alias a -keyalg EC -dname CN=old -startdate -20d -validity 10"
                        + " -keystore old.p12 -storetype PKCS12 -storepass secret");
        files.keytool("-exportcert -rfc -alias a -keystore old.p12 -storepass secret -file o.pem");
        files.ec("b");
        files.write(
                "both.pem",
                Files.readString(files.path("o.pem")) + Files.readString(files.path("b.pem")));

        assertThat(trusted(files.ca("both.pem"))).isEqualTo(2);
    }

    @Test
    void neverShowsPasswords() {
        assertThat(files.keystore("a", "secret").toString()).doesNotContain("secret");
    }
}
