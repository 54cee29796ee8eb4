package io.postern.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.app.process.Distribution.Running;
import io.postern.app.session.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that has no file descriptors left for a moment. */
class DescriptorsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern PORT = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");

    private final Distribution postern = Distribution.built();

    @TempDir private Path work;

    @Test
    void answersAgainAsSoonAsThereAreSome() throws Exception {
        var data = work.resolve("data").toString();
        try (var gateway = postern.start(work, "run", "--http", "127.0.0.1:0", "--data", data)) {
            awaitLog(gateway, "Gateway: ready");
            awaitLog(gateway, "http://127.0.0.1:");
            limit(gateway, "1:");

            try (var status = postern.start(work, "status", "--data", data);
                    var http = askLive(gateway)) {
                awaitLog(gateway, "commands: expected a connection, found \"Too many open files");
                awaitLog(gateway, "http: expected a connection, found \"Too many open files");
                limit(gateway, "4096:");
                var answered = status.await();
                var again = postern.call(work, "status", "--data", data);
                var live = new String(http.getInputStream().readAllBytes());

                assertThat(answered.err()).isEmpty();
                assertThat(answered.code()).isEqualTo(ExitCode.OK);
                assertThat(again.code()).isEqualTo(ExitCode.OK);
                assertThat(live).startsWith("HTTP/1.1 200 OK");
            }
        }
    }

    private static void awaitLog(Running gateway, String part) {
        await("\"" + part + "\" in the log")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(gateway.complained()).contains(part));
    }

    /** Descriptors that are open stay open. */
    private static void limit(Running gateway, String most)
            throws IOException, InterruptedException {
        var pid = Long.toString(gateway.process().pid());
        var done = new ProcessBuilder("prlimit", "--pid", pid, "--nofile=" + most).start();
        assertThat(done.waitFor()).isZero();
    }

    private static Socket askLive(Running gateway) throws IOException {
        var port = PORT.matcher(gateway.complained());
        assertThat(port.find()).isTrue();
        var socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port.group(1)));
        socket.getOutputStream()
                .write(
                        "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
