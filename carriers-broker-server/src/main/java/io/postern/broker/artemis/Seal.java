package io.postern.broker.artemis;

import io.postern.api.carrier.LinkException;
import io.postern.broker.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * The broker's identity in the only form that Artemis takes: a file with a password. It is there
 * while the broker starts, for this user's eyes only, and under a password that nobody knows.
 */
final class Seal implements AutoCloseable {

    private static final int RANDOM = 24;

    private final Optional<Path> file;
    private final String password;

    private Seal(Optional<Path> file, String password) {
        this.file = file;
        this.password = password;
    }

    static Seal of(Optional<Tls> tls) throws LinkException {
        if (tls.isEmpty()) {
            return new Seal(Optional.empty(), "");
        }
        var random = new byte[RANDOM];
        new SecureRandom().nextBytes(random);
        var password = Base64.getEncoder().encodeToString(random);
        var identity = Identity.read(tls.get(), password.toCharArray());
        try {
            var file = Files.createTempFile("broker", ".p12");
            try (var out = Files.newOutputStream(file)) {
                identity.store(out, password.toCharArray());
            }
            return new Seal(Optional.of(file), password);
        } catch (IOException | GeneralSecurityException refused) {
            throw new LinkException(
                    "tls: expected room for a temporary file, found " + Words.of(refused), refused);
        }
    }

    Map<String, Object> options() {
        return file.map(
                        path ->
                                Map.<String, Object>of(
                                        "sslEnabled",
                                        true,
                                        "keyStorePath",
                                        path.toString(),
                                        "keyStorePassword",
                                        password,
                                        "keyStoreType",
                                        "PKCS12"))
                .orElse(Map.of());
    }

    @Override
    public void close() throws LinkException {
        try {
            if (file.isPresent()) {
                Files.deleteIfExists(file.get());
            }
        } catch (IOException refused) {
            throw new LinkException(
                    "tls: expected to remove \"" + file.get() + "\", found " + refused, refused);
        }
    }
}
