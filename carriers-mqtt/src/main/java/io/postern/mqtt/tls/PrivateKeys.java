package io.postern.mqtt.tls;

import io.postern.api.link.LinkException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Reads a private key: PKCS#8, encrypted or not, PKCS#1 of RSA, SEC1 of elliptic curves. */
final class PrivateKeys {

    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");
    private static final String REWRITE =
            "; openssl pkcs8 -topk8 -v2 aes-256-cbc -in OLD -out NEW writes it anew";

    private final TlsFile file;
    private final Optional<String> password;

    private PrivateKeys(TlsFile file, Optional<String> password) {
        this.file = file;
        this.password = password;
    }

    static PrivateKey read(TlsFile file, Optional<String> password) throws LinkException {
        for (var block : Pem.read(file)) {
            if (block.label().endsWith("PRIVATE KEY")) {
                return new PrivateKeys(file, password).of(block);
            }
        }
        throw file.fault("expected a private key (BEGIN PRIVATE KEY), found none in it");
    }

    private PrivateKey of(Pem block) throws LinkException {
        if (block.oldEncryption()) {
            throw file.fault("expected the key encrypted as PKCS#8, found an older way" + REWRITE);
        }
        try {
            return key(pkcs8(block));
        } catch (IllegalArgumentException | BufferUnderflowException damaged) {
            throw file.fault("expected a private key, found a damaged one", damaged);
        }
    }

    private PKCS8EncodedKeySpec pkcs8(Pem block) throws LinkException {
        return switch (block.label()) {
            case "PRIVATE KEY" -> new PKCS8EncodedKeySpec(block.bytes());
            case "RSA PRIVATE KEY" -> new PKCS8EncodedKeySpec(Der.pkcs8OfRsa(block.bytes()));
            case "EC PRIVATE KEY" -> new PKCS8EncodedKeySpec(Der.pkcs8OfEc(block.bytes()));
            case "ENCRYPTED PRIVATE KEY" -> decrypted(block.bytes());
            default ->
                    throw file.fault(
                            "expected a key of kind RSA or EC, found " + block.label() + REWRITE);
        };
    }

    private PKCS8EncodedKeySpec decrypted(byte[] bytes) throws LinkException {
        if (password.isEmpty()) {
            throw file.fault("the key is encrypted: expected \"key_password\" beside it");
        }
        try {
            var encrypted = new EncryptedPrivateKeyInfo(bytes);
            // of PBES2 only the parameters know the algorithm's full name
            var name = encrypted.getAlgParameters().toString();
            var secret =
                    SecretKeyFactory.getInstance(name)
                            .generateSecret(new PBEKeySpec(password.get().toCharArray()));
            var cipher = Cipher.getInstance(name);
            cipher.init(Cipher.DECRYPT_MODE, secret, encrypted.getAlgParameters());
            return encrypted.getKeySpec(cipher);
        } catch (InvalidKeySpecException wrong) {
            throw file.fault("\"key_password\" does not open it", wrong);
        } catch (IOException | GeneralSecurityException | RuntimeException unknown) {
            throw file.fault(
                    "the key is encrypted in a way that Java does not know" + REWRITE, unknown);
        }
    }

    private PrivateKey key(PKCS8EncodedKeySpec spec) throws LinkException {
        for (var algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (GeneralSecurityException another) {
                continue;
            }
        }
        throw file.fault(
                "expected a private key of kind RSA, EC or EdDSA, found another or a damaged one");
    }
}
