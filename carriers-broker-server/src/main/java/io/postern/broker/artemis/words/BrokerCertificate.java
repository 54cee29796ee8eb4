package io.postern.broker.artemis.words;

import io.postern.api.link.LinkException;
import io.postern.broker.BrokerTls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Reads the broker's certificate and key, and says in words what is wrong with them. */
public final class BrokerCertificate {

    private static final Pattern KEY =
            Pattern.compile(
                    "-----BEGIN PRIVATE KEY-----(.+?)-----END PRIVATE KEY-----", Pattern.DOTALL);

    /** Java's key stores want a password even where they never leave the memory. */
    private static final char[] IN_MEMORY = "in memory".toCharArray();

    private BrokerCertificate() {}

    public static Optional<SSLContext> read(Optional<BrokerTls> tls) throws LinkException {
        return tls.isEmpty() ? Optional.empty() : Optional.of(read(tls.get()));
    }

    private static SSLContext read(BrokerTls tls) throws LinkException {
        var store = tls instanceof BrokerTls.Pem pem ? read(pem) : read((BrokerTls.Pkcs12) tls);
        try {
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, IN_MEMORY);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException odd) {
            throw new LinkException(
                    "tls: expected a certificate and key to use, found " + ArtemisWords.of(odd),
                    odd);
        }
    }

    private static KeyStore read(BrokerTls.Pem pem) throws LinkException {
        try {
            var chain =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(
                                    new ByteArrayInputStream(bytes(pem.certificate())))
                            .toArray(Certificate[]::new);
            if (chain.length == 0) {
                throw wrong(pem.certificate(), "a certificate as PEM", "none");
            }
            return store(key(pem.key(), chain[0].getPublicKey().getAlgorithm()), chain);
        } catch (GeneralSecurityException | IOException odd) {
            throw wrong(pem.certificate(), "a certificate as PEM", ArtemisWords.of(odd));
        }
    }

    private static PrivateKey key(Path file, String algorithm) throws LinkException {
        var match = KEY.matcher(new String(bytes(file), StandardCharsets.US_ASCII));
        if (!match.find()) {
            throw wrong(
                    file,
                    "a line \"BEGIN PRIVATE KEY\" (unencrypted PKCS8)",
                    "none: \"openssl pkcs8 -topk8 -nodes -in OLD -out NEW\" makes one");
        }
        try {
            var der = Base64.getMimeDecoder().decode(match.group(1));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException | IllegalArgumentException odd) {
            throw wrong(file, "the " + algorithm + " key of the certificate", ArtemisWords.of(odd));
        }
    }

    private static KeyStore read(BrokerTls.Pkcs12 given) throws LinkException {
        var secret = given.password().toCharArray();
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes(given.file())), secret);
            for (var alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    var key = (PrivateKey) store.getKey(alias, secret);
                    return store(key, store.getCertificateChain(alias));
                }
            }
            throw wrong(given.file(), "a certificate with its key", "none");
        } catch (GeneralSecurityException | IOException odd) {
            var said = ArtemisWords.of(odd);
            throw wrong(
                    given.file(),
                    "a PKCS12 file and its password",
                    said.toLowerCase(Locale.ROOT).contains("password") ? "another password" : said);
        }
    }

    private static KeyStore store(PrivateKey key, Certificate[] chain)
            throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, IN_MEMORY);
        store.setKeyEntry("broker", key, IN_MEMORY, chain);
        return store;
    }

    private static byte[] bytes(Path file) throws LinkException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw wrong(file, "a file", "none");
        } catch (IOException unreadable) {
            throw wrong(file, "a file to read", unreadable.toString());
        }
    }

    private static LinkException wrong(Path file, String expected, String found) {
        return new LinkException(
                "tls: expected " + expected + " in \"" + file + "\", found " + found);
    }
}
