package io.postern.mqtt.tls;

import io.postern.api.link.LinkException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Key stores: in files, or made of what PEM files hold. */
final class Stores {

    static final char[] NO_PASSWORD = {};

    private Stores() {}

    static KeyStore read(TlsFile file, Optional<String> password, String passwordKey)
            throws LinkException {
        var bytes = file.read();
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), characters(password));
            return store;
        } catch (IOException unreadable) {
            throw unreadable.getCause() instanceof UnrecoverableKeyException
                    ? file.fault("\"" + passwordKey + "\" does not open it", unreadable)
                    : file.fault("expected a PKCS12 file, found something else", unreadable);
        } catch (GeneralSecurityException | RuntimeException unknown) {
            throw file.fault("expected a PKCS12 file that Java can read", unknown);
        }
    }

    static KeyStore of(List<X509Certificate> authorities) throws GeneralSecurityException {
        var store = empty();
        for (int at = 0; at < authorities.size(); at++) {
            store.setCertificateEntry("authority-" + at, authorities.get(at));
        }
        return store;
    }

    static KeyStore of(PrivateKey key, List<X509Certificate> chain)
            throws GeneralSecurityException {
        var store = empty();
        store.setKeyEntry("gateway", key, NO_PASSWORD, chain.toArray(Certificate[]::new));
        return store;
    }

    /** The names of entries that hold a private key, or of those that are trusted. */
    static List<String> names(KeyStore store, boolean keys) throws GeneralSecurityException {
        var names = new ArrayList<String>();
        for (var name : Collections.list(store.aliases())) {
            if (keys ? store.isKeyEntry(name) : store.isCertificateEntry(name)) {
                names.add(name);
            }
        }
        return names;
    }

    static char[] characters(Optional<String> password) {
        return password.map(String::toCharArray).orElse(NO_PASSWORD);
    }

    private static KeyStore empty() throws GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, NO_PASSWORD);
        } catch (IOException impossible) {
            throw new GeneralSecurityException(impossible);
        }
        return store;
    }
}
