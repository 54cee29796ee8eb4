package io.postern.bench.ledger;

import io.postern.app.mqtt.TwoBrokers;
import io.postern.bench.books.Books;
import io.postern.bench.books.LedgerTally;
import io.postern.bench.process.Waiting;
import io.postern.testing.wire.SeenPacket;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * What faults happen to, and the chance that decides which. One thread.
 *
 * @param watcher hears of each packet
 */
record FaultScene(
        TwoBrokers site,
        Keeper keeper,
        Sources sources,
        Books books,
        LedgerTally counters,
        AtomicReference<Consumer<SeenPacket>> watcher,
        Random random) {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    void pass(int least, int most) {
        Waiting.pass(Duration.ofMillis(least + random.nextInt(most - least)));
    }

    boolean either() {
        return random.nextBoolean();
    }

    String way() {
        return TwoBrokers.WAYS.get(random.nextInt(TwoBrokers.WAYS.size()));
    }
}
