package io.postern.mqtt.broker;

import io.postern.api.link.LinkException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/** How a connection is encrypted. Its files are read each time a connection opens. */
public interface Tls {

    /** Whom to trust; empty for the authorities that Java trusts. */
    Optional<TrustManagerFactory> trust() throws LinkException;

    /** Who we are; empty without a client certificate. */
    Optional<KeyManagerFactory> identity() throws LinkException;

    /** The protocols allowed, such as {@code TLSv1.3}; empty for Java's own choice. */
    List<String> protocols();
}
