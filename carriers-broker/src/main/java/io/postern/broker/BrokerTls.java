package io.postern.broker;

import java.nio.file.Path;

/** Where the broker's own certificate and key are. */
public sealed interface BrokerTls {

    /** Two PEM files; the first may hold the whole chain. */
    record Pem(Path certificate, Path key) implements BrokerTls {}

    /** A PKCS12 file. Its text form hides the password. */
    record Pkcs12(Path file, String password) implements BrokerTls {

        @Override
        public String toString() {
            return "Pkcs12[" + file + "]";
        }
    }
}
