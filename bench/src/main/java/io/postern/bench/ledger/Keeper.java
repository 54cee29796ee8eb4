package io.postern.bench.ledger;

import io.postern.app.mqtt.NumberedRows;
import io.postern.app.mqtt.TwoBrokers;
import io.postern.bench.books.Books;
import io.postern.bench.books.LedgerTally;
import io.postern.bench.books.Violation;
import io.postern.bench.process.Waiting;
import java.io.IOException;
import java.time.Duration;

/** Kills the gateway, and starts it again when it ended by itself, as a service manager does. */
final class Keeper {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 10;
    private static final int LAST_LINES = 15;

    private final TwoBrokers site;
    private final Books books;
    private final LedgerTally counters;

    Keeper(TwoBrokers site, Books books, LedgerTally counters) {
        this.site = site;
        this.books = books;
        this.counters = counters;
    }

    void kill() throws IOException, InterruptedException {
        killed();
        start();
    }

    /** Kills it, and looks whether what it acknowledged is somewhere. */
    NumberedRows killed() throws IOException, InterruptedException {
        site.station().kill();
        counters.killed();
        var rows = rows();
        books.kept(rows.counts());
        books.gatewayEnded(rows.counts());
        return rows;
    }

    void stop() throws IOException, InterruptedException {
        site.station().stop();
        var rows = rows();
        books.kept(rows.counts());
        books.gatewayEnded(rows.counts());
        start();
    }

    /** What is on disk while the gateway does not run. */
    NumberedRows rows() throws IOException {
        return NumberedRows.in(site.station().data());
    }

    void revive() throws IOException {
        if (site.station().ended().isPresent()) {
            ended();
            start();
        }
    }

    /** The end of what the gateway said. */
    String log() {
        var lines = site.station().log().lines().toList();
        return String.join(
                "\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    void start() throws IOException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                site.station().start();
                return;
            } catch (RuntimeException | AssertionError notReady) {
                if (site.station().ended().isEmpty()) {
                    throw notReady;
                }
                ended();
                Waiting.pass(PAUSE);
            }
        }
        throw new IOException("postern: expected a start, found that it ends each time:\n" + log());
    }

    private void ended() throws IOException {
        int code = site.station().ended().orElse(0);
        counters.violated(Violation.ENDED, "exit " + code + "\n" + log(), books.events());
        books.gatewayEnded(rows().counts());
    }
}
