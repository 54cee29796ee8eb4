package io.postern.testing.net;

import io.postern.testing.process.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A certificate authority for tests, and what it signs. Made with openssl, quickly. */
public final class CertificateAuthority {

    /** Of every PKCS12 file. */
    public static final String PASSWORD = "secret";

    private final Path folder;

    private CertificateAuthority(Path folder) {
        this.folder = folder;
    }

    /** A new authority; any number of them share a folder, and are foreign to each other. */
    public static CertificateAuthority in(Path folder) {
        try {
            var certificates =
                    new CertificateAuthority(Files.createTempDirectory(folder, "authority"));
            certificates.makeAuthority();
            return certificates;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The authority's own certificate, as PEM: whom to trust. */
    public Path authority() {
        return folder.resolve("authority.crt");
    }

    /** The same as a PKCS12 trust store, under {@link #PASSWORD}. */
    public Path authorityStore() {
        var store = folder.resolve("authority.p12");
        Programs.run(
                "keytool",
                "-importcert",
                "-noprompt",
                "-alias",
                "authority",
                "-file",
                authority().toString(),
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD);
        return store;
    }

    /** A server at {@code localhost} and {@code 127.0.0.1}. */
    public Identity server() {
        return sign("server", "localhost", "DNS:localhost,IP:127.0.0.1", 2);
    }

    /** A server that is somewhere else: its name is not the one that was called. */
    public Identity serverAt(String host) {
        return sign("server-" + host, host, "DNS:" + host, 2);
    }

    /** A server at {@code localhost} whose certificate ended yesterday. */
    public Identity expiredServer() {
        return sign("expired", "localhost", "DNS:localhost,IP:127.0.0.1", -1);
    }

    /**
     * @param name what mosquitto takes for the user's name where it is told to
     */
    public Identity client(String name) {
        return sign("client-" + name, name, "DNS:" + name, 2);
    }

    private void makeAuthority() {
        openssl(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=Authority of the tests " + folder.getFileName(),
                "-keyout",
                folder.resolve("authority.key").toString(),
                "-out",
                authority().toString());
    }

    private Identity sign(String file, String name, String names, int days) {
        var identity = new Identity(at(file, ".crt"), at(file, ".key"), at(file, ".p12"));
        var request = at(file, ".csr").toString();
        var extensions = at(file, ".ext");
        write(extensions, "subjectAltName=" + names + "\n");
        openssl(
                "req",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-subj",
                "/CN=" + name,
                "-keyout",
                identity.key().toString(),
                "-out",
                request);
        openssl(
                "x509",
                "-req",
                "-in",
                request,
                "-CA",
                authority().toString(),
                "-CAkey",
                folder.resolve("authority.key").toString(),
                "-CAcreateserial",
                "-days",
                Integer.toString(days),
                "-extfile",
                extensions.toString(),
                "-out",
                identity.certificate().toString());
        openssl(
                "pkcs12",
                "-export",
                "-in",
                identity.certificate().toString(),
                "-inkey",
                identity.key().toString(),
                "-name",
                name,
                "-passout",
                "pass:" + PASSWORD,
                "-out",
                identity.store().toString());
        return identity;
    }

    private Path at(String name, String ending) {
        return folder.resolve(name + ending);
    }

    private static void openssl(String... words) {
        var command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(words));
        Programs.run(command, new byte[0]);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
