package io.postern.mqtt.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/** Whether a private key belongs to a certificate's public key: what one signs the other knows. */
final class KeyMatch {

    private static final byte[] SOMETHING = {1, 2, 3, 4};

    private KeyMatch() {}

    static boolean of(PrivateKey key, PublicKey certified) {
        try {
            var algorithm = algorithm(key.getAlgorithm());
            var signing = Signature.getInstance(algorithm);
            signing.initSign(key);
            signing.update(SOMETHING);
            var checking = Signature.getInstance(algorithm);
            checking.initVerify(certified);
            checking.update(SOMETHING);
            return checking.verify(signing.sign());
        } catch (GeneralSecurityException differentKinds) {
            return false;
        }
    }

    private static String algorithm(String key) {
        return switch (key) {
            case "RSA", "RSASSA-PSS" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key;
        };
    }
}
