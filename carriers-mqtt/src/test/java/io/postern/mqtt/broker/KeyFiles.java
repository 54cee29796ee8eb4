package io.postern.mqtt.broker;

import io.postern.mqtt.tls.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes keys and certificates with the programs that people use. */
public final class KeyFiles {

    private final Path folder;

    public KeyFiles(Path folder) {
        this.folder = folder;
    }

    public Path path(String name) {
        return folder.resolve(name);
    }

    public Path write(String name, String text) throws IOException {
        return Files.writeString(path(name), text);
    }

    public TlsFiles pem(String certificate, String key, Optional<String> password) {
        return new TlsFiles(
                Optional.empty(),
                Optional.of(path(certificate)),
                Optional.of(path(key)),
                password,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    public TlsFiles ca(String name) {
        return new TlsFiles(
                Optional.of(path(name)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    public TlsFiles keystore(String name, String password) {
        return new TlsFiles(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(password),
                Optional.of(path(name)),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    public TlsFiles truststore(String name, Optional<String> password) {
        return new TlsFiles(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(path(name)),
                password,
                List.of());
    }

    /** A key as PKCS#8, and a certificate that it signed itself. */
    public void rsa(String name) throws Exception {
        openssl(
                "req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=gateway -keyout "
                        + name
                        + ".key -out "
                        + name
                        + ".pem");
    }

    public void ec(String name) throws Exception {
        openssl("ecparam -name prime256v1 -genkey -out " + name + ".sec1");
        openssl("pkcs8 -topk8 -nocrypt -in " + name + ".sec1 -out " + name + ".key");
        openssl(
                "req -x509 -new -days 30 -subj /CN=gateway -key "
                        + name
                        + ".key -out "
                        + name
                        + ".pem");
    }

    public void openssl(String arguments) throws Exception {
        run("openssl", arguments);
    }

    public void keytool(String arguments) throws Exception {
        run(System.getProperty("java.home") + "/bin/keytool", arguments);
    }

    private void run(String program, String arguments) throws Exception {
        var command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments.split(" ")));
        var output = folder.resolve("output").toFile();
        var process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output)
                        .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(output.toPath()));
        }
    }
}
