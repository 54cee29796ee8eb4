package io.postern.app.run;

import io.postern.app.session.Session;
import io.postern.app.session.TemporaryFolder;
import io.postern.ops.Gateway;
import io.postern.status.StatusText;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The trial run that the launcher makes to learn which classes a start needs: a gateway on the
 * demonstration, until its first message was sent.
 */
public final class Warmup {

    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int MOST_LOOKS = 500;

    private final Session session;

    public Warmup(Session session) {
        this.session = session;
    }

    /** Returns the exit code. */
    public int run() throws IOException {
        try (var data = TemporaryFolder.create()) {
            var options = QuickOptions.read(words(data), RunOptions.of(session)).orElseThrow();
            return new RunCommand(session).run(options, this::awaitFirst);
        }
    }

    private List<String> words(TemporaryFolder data) {
        var demo = session.folders().configs().resolve("examples").resolve("demo");
        return List.of(
                "--configs",
                demo.toString(),
                "--data",
                data.path().toString(),
                "--http=127.0.0.1:0");
    }

    private void awaitFirst(LiveGateway gateway, CountDownLatch stop) throws InterruptedException {
        for (int looks = 0; looks < MOST_LOOKS && !hasSent(gateway.operations()); looks++) {
            if (stop.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        }
        var status = gateway.operations().status();
        StatusText.of(status, status.since()).forEach(session.terminal().out()::println);
    }

    private static boolean hasSent(Gateway gateway) {
        return gateway.status().addresses().stream()
                .anyMatch(address -> address.counts().getOrDefault("sent", 0L) > 0);
    }
}
