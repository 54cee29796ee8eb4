package io.postern.mqtt.stream;

import io.postern.mqtt.tls.TlsFiles;
import io.postern.testing.net.CertificateAuthority;
import io.postern.testing.net.Identity;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

/** The server's end of TLS, in memory. */
final class TlsServer {

    private static final int RECORD = 20_000;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SSLEngine engine;
    private ByteBuffer incoming = NOTHING;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    private TlsServer(SSLEngine engine) {
        this.engine = engine;
    }

    /** What a client needs to trust servers that this authority signed. */
    static TlsFiles trusting(CertificateAuthority authority) {
        return files(authority, Optional.empty());
    }

    static TlsFiles showing(CertificateAuthority authority, Identity identity) {
        return files(authority, Optional.of(identity.store()));
    }

    private static TlsFiles files(CertificateAuthority authority, Optional<Path> keystore) {
        return new TlsFiles(
                Optional.of(authority.authority()),
                Optional.empty(),
                Optional.empty(),
                keystore.map(store -> CertificateAuthority.PASSWORD),
                keystore,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /**
     * @param clients the authority that signs those whose certificates are accepted
     */
    static SSLContext context(Identity identity, CertificateAuthority clients) throws Exception {
        var password = CertificateAuthority.PASSWORD.toCharArray();
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store(identity.store(), password), password);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store(clients.authorityStore(), password));
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore store(Path file, char[] password) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        return store;
    }

    static TlsServer of(SSLContext context, String protocol, boolean wantsCertificate) {
        var engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        engine.setEnabledProtocols(new String[] {protocol});
        engine.setNeedClientAuth(wantsCertificate);
        return new TlsServer(engine);
    }

    String protocol() {
        return engine.getSession().getProtocol();
    }

    /** Takes what the client sent, and answers what TLS itself has to answer. */
    void take(byte[] bytes) throws SSLException {
        int size = incoming.remaining() + bytes.length;
        incoming = ByteBuffer.allocate(size).put(incoming).put(bytes).flip();
        try {
            boolean on = true;
            while (on) {
                on = step();
            }
        } catch (SSLException refusal) {
            wrap(NOTHING);
            throw refusal;
        }
    }

    private boolean step() throws SSLException {
        var status = engine.getHandshakeStatus();
        if (status == HandshakeStatus.NEED_TASK) {
            engine.getDelegatedTask().run();
            return true;
        }
        return status == HandshakeStatus.NEED_WRAP ? wrap(NOTHING) > 0 : unwrap() > 0;
    }

    private int unwrap() throws SSLException {
        var plain = ByteBuffer.allocate(RECORD);
        int consumed = engine.unwrap(incoming, plain).bytesConsumed();
        received.writeBytes(FakeWay.all(plain.flip()));
        return consumed;
    }

    private int wrap(ByteBuffer from) throws SSLException {
        var record = ByteBuffer.allocate(RECORD);
        engine.wrap(from, record);
        sent.writeBytes(FakeWay.all(record.flip()));
        return record.limit();
    }

    void send(byte[] bytes) throws SSLException {
        var from = ByteBuffer.wrap(bytes);
        while (from.hasRemaining()) {
            wrap(from);
        }
    }

    void sendIfOpen(byte[] bytes) throws SSLException {
        if (engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING) {
            send(bytes);
        }
    }

    /** With TLS 1.3 new keys, with TLS 1.2 the handshake again. */
    void begin() throws SSLException {
        engine.beginHandshake();
        take(new byte[0]);
    }

    void close() throws SSLException {
        engine.closeOutbound();
        wrap(NOTHING);
    }

    /** Whether the client has said that it sends nothing more. */
    boolean isEnded() {
        return engine.isInboundDone();
    }

    /** What is sent since it was asked last. */
    byte[] sent() {
        var bytes = sent.toByteArray();
        sent.reset();
        return bytes;
    }

    /** What was received since it was asked last. */
    byte[] received() {
        var bytes = received.toByteArray();
        received.reset();
        return bytes;
    }
}
