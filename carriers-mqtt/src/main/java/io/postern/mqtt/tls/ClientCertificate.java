package io.postern.mqtt.tls;

import io.postern.api.link.LinkException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;

/** Who the gateway is, out of files. */
final class ClientCertificate {

    private ClientCertificate() {}

    static KeyManagerFactory ofPem(Path certificate, Path key, Optional<String> password)
            throws LinkException {
        var certificateFile = new TlsFile("certificate", certificate);
        var keyFile = new TlsFile("key", key);
        var chain = Certificates.read(certificateFile);
        Certificates.checkDates(certificateFile, chain.get(0));
        var secret = PrivateKeys.read(keyFile, password);
        if (!KeyMatch.of(secret, chain.get(0).getPublicKey())) {
            throw keyFile.fault(
                    "expected the key of the first certificate in "
                            + certificate
                            + ", found another");
        }
        try {
            return factory(Stores.of(secret, chain), Stores.NO_PASSWORD);
        } catch (GeneralSecurityException | IllegalArgumentException refused) {
            throw certificateFile.fault(
                    "expected a chain of certificates, each signed by the next, found another",
                    refused);
        }
    }

    static KeyManagerFactory ofStore(Path store, Optional<String> password) throws LinkException {
        var file = new TlsFile("keystore", store);
        var read = Stores.read(file, password, "key_password");
        try {
            var names = Stores.names(read, true);
            if (names.isEmpty()) {
                throw file.fault("expected a private key with its certificate, found none in it");
            }
            if (names.size() > 1) {
                throw file.fault("expected one private key, found " + names.size() + ": " + names);
            }
            if (read.getCertificate(names.get(0)) instanceof X509Certificate certificate) {
                Certificates.checkDates(file, certificate);
            }
            return factory(read, Stores.characters(password));
        } catch (GeneralSecurityException refused) {
            throw file.fault("\"key_password\" does not open the key in it", refused);
        }
    }

    private static KeyManagerFactory factory(KeyStore store, char[] password)
            throws GeneralSecurityException {
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return factory;
    }
}
