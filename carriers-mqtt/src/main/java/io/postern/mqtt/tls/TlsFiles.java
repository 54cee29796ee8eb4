package io.postern.mqtt.tls;

import io.postern.api.link.LinkException;
import io.postern.mqtt.broker.Tls;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * Encryption by certificates in files.
 *
 * @param ca PEM, whom to trust
 * @param certificate PEM, who we are, with the certificates up to the authority
 * @param key PEM, the certificate's private key
 * @param keyPassword of {@code key} or {@code keystore}
 * @param keystore PKCS12, instead of certificate and key
 * @param truststore PKCS12, instead of {@code ca}
 */
public record TlsFiles(
        Optional<Path> ca,
        Optional<Path> certificate,
        Optional<Path> key,
        Optional<String> keyPassword,
        Optional<Path> keystore,
        Optional<Path> truststore,
        Optional<String> truststorePassword,
        List<String> protocols)
        implements Tls {

    /** Trusts whom Java trusts, and shows no certificate. */
    public static final TlsFiles PLAIN =
            new TlsFiles(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of());

    public TlsFiles {
        protocols = List.copyOf(protocols);
    }

    @Override
    public Optional<TrustManagerFactory> trust() throws LinkException {
        if (ca.isPresent()) {
            return Optional.of(Trust.ofPem(ca.get()));
        }
        return truststore.isPresent()
                ? Optional.of(Trust.ofStore(truststore.get(), truststorePassword))
                : Optional.empty();
    }

    @Override
    public Optional<KeyManagerFactory> identity() throws LinkException {
        if (certificate.isPresent() && key.isPresent()) {
            return Optional.of(ClientCertificate.ofPem(certificate.get(), key.get(), keyPassword));
        }
        return keystore.isPresent()
                ? Optional.of(ClientCertificate.ofStore(keystore.get(), keyPassword))
                : Optional.empty();
    }

    /** Never the passwords. */
    @Override
    public String toString() {
        return "tls";
    }
}
