package io.postern.mqtt.tls;

import io.postern.api.link.LinkException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;

/** Whom the gateway trusts, out of files. */
final class Trust {

    private Trust() {}

    static TrustManagerFactory ofPem(Path ca) throws LinkException {
        var file = new TlsFile("ca", ca);
        var authorities = Certificates.read(file);
        Certificates.checkAnyValid(file, authorities);
        try {
            return factory(Stores.of(authorities));
        } catch (GeneralSecurityException refused) {
            throw file.fault("Java does not take its certificates", refused);
        }
    }

    static TrustManagerFactory ofStore(Path store, Optional<String> password) throws LinkException {
        var file = new TlsFile("truststore", store);
        var read = Stores.read(file, password, "truststore_password");
        try {
            if (Stores.names(read, false).isEmpty()) {
                throw file.fault(
                        "expected certificates that Java trusts, found none in it; openssl makes"
                                + " such files without Java's mark of trust: give the certificates"
                                + " as PEM in \"ca\", or make the file with keytool -importcert");
            }
            return factory(read);
        } catch (GeneralSecurityException refused) {
            throw file.fault("Java does not take its certificates", refused);
        }
    }

    private static TrustManagerFactory factory(KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }
}
