package io.postern.mqtt.stream;

import io.postern.api.link.LinkException;
import io.postern.mqtt.broker.Tls;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

/** Makes what encrypts one connection to a broker. */
public final class TlsEngines {

    private TlsEngines() {}

    /**
     * An engine that accepts no certificate but one for this host.
     *
     * @param host what the broker is called, also behind a proxy
     * @throws LinkException for the files of the settings
     * @throws SSLException where Java cannot do what they ask for
     */
    public static SSLEngine of(Tls tls, String host, int port) throws LinkException, SSLException {
        var engine = context(tls).createSSLEngine(host, port);
        engine.setUseClientMode(true);
        var parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (!tls.protocols().isEmpty()) {
            parameters.setProtocols(tls.protocols().toArray(String[]::new));
        }
        engine.setSSLParameters(parameters);
        return engine;
    }

    private static SSLContext context(Tls tls) throws LinkException, SSLException {
        var keys = tls.identity().map(KeyManagerFactory::getKeyManagers);
        var trust = tls.trust().map(TrustManagerFactory::getTrustManagers);
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(keys.orElse(null), trust.orElse(null), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new SSLException(e.getMessage(), e);
        }
    }
}
