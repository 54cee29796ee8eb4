package io.postern.app.rehearsal;

import io.postern.app.gateway.LiveGateway;
import io.postern.app.gateway.RunOptions;
import io.postern.app.run.QuickOptions;
import io.postern.app.run.RunCommand;
import io.postern.app.session.Session;
import io.postern.app.session.TemporaryFolder;
import io.postern.ops.Gateway;
import io.postern.screen.Paint;
import io.postern.status.StatusText;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The trial run that the launcher makes to learn which classes a start needs: a gateway on a little
 * of everything, until the first messages of all kinds were sent.
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
        try (var folder = TemporaryFolder.create();
                var broker = new TinyBroker()) {
            Scene.write(folder.path().resolve("configs"), broker.port());
            var options = QuickOptions.read(words(folder), RunOptions.of(session)).orElseThrow();
            return new RunCommand(session).run(options, this::awaitFirst);
        }
    }

    private static List<String> words(TemporaryFolder folder) {
        return List.of(
                "--configs",
                folder.path().resolve("configs").toString(),
                "--data",
                folder.path().resolve("data").toString(),
                "--http=127.0.0.1:0");
    }

    private void awaitFirst(LiveGateway gateway, CountDownLatch stop) throws InterruptedException {
        for (int looks = 0; looks < MOST_LOOKS && !hasSent(gateway.operations()); looks++) {
            if (stop.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        }
        var status = gateway.operations().status();
        StatusText.of(status, status.since(), Paint.NONE)
                .forEach(session.terminal().out()::println);
    }

    private static boolean hasSent(Gateway gateway) {
        return gateway.status().addresses().stream()
                .filter(address -> address.direction().equals("send"))
                .allMatch(address -> address.counts().getOrDefault("acknowledged", 0L) > 0);
    }
}
