package io.postern.delivery;

import io.postern.api.address.SendAddress;
import io.postern.api.link.Letter;
import io.postern.api.link.LetterWriter;
import io.postern.api.link.LinkWatch;
import io.postern.api.link.Outcome;
import io.postern.api.link.Receipt;
import io.postern.api.link.SendingLink;
import java.util.ArrayList;
import java.util.List;

/** The far end of a link, which answers what it got when a test says so. */
final class Far implements SendingLink {

    final List<String> got = new ArrayList<>();
    private final List<Receipt> receipts = new ArrayList<>();
    private final int window;
    private Runnable onSend = () -> {};

    Far(int window) {
        this.window = window;
    }

    /** Does this at each letter, such as to fail. */
    Far doing(Runnable what) {
        onSend = what;
        return this;
    }

    void answer(int index, Outcome outcome) {
        receipts.get(index).settle(outcome);
    }

    @Override
    public LetterWriter writer(SendAddress address) {
        throw new IllegalStateException("written by another");
    }

    @Override
    public void send(Letter letter, Receipt receipt) {
        got.add(Yard.text(letter));
        receipts.add(receipt);
        onSend.run();
    }

    @Override
    public int window() {
        return window;
    }

    @Override
    public String name() {
        return "far";
    }

    @Override
    public void open(LinkWatch watch) {}

    @Override
    public void close() {}
}
