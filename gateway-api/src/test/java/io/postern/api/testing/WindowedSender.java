package io.postern.api.testing;

import io.postern.api.link.Letter;
import io.postern.api.link.Outcome;
import io.postern.api.link.SendingLink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Sends as the gateway does: one call at a time, never more open receipts than the window. */
final class WindowedSender {

    static final List<Outcome> ONCE_DELIVERED = List.of(Outcome.DELIVERED);

    private final SendingLink link;
    private final List<FakeReceipt> receipts = new ArrayList<>();
    private final List<String> payloads = new ArrayList<>();
    private int open;

    WindowedSender(SendingLink link) {
        this.link = link;
    }

    void send(Letter letter) {
        awaitOpen(link.window() - 1);
        var receipt = new FakeReceipt(this::settled);
        receipts.add(receipt);
        payloads.add(new String(letter.payload(), StandardCharsets.UTF_8));
        synchronized (this) {
            open++;
        }
        link.send(letter, receipt);
    }

    void awaitAll() {
        awaitOpen(0);
    }

    List<List<Outcome>> outcomes() {
        return receipts.stream().map(FakeReceipt::outcomes).toList();
    }

    List<String> payloads() {
        return payloads;
    }

    private void awaitOpen(int most) {
        Patience.await(
                this,
                () -> open <= most,
                Duration.ofSeconds(10),
                () -> "expected at most " + most + " open receipts, found " + open);
    }

    private synchronized void settled() {
        open--;
        notifyAll();
    }
}
