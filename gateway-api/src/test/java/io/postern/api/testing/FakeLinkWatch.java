package io.postern.api.testing;

import io.postern.api.link.LinkWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a link says about its loss. Any thread may use it. */
public final class FakeLinkWatch implements LinkWatch {

    private final List<String> losses = new ArrayList<>();
    private String remark = "";

    @Override
    public synchronized void lost(String why) {
        losses.add(why);
        notifyAll();
    }

    @Override
    public synchronized void remark(String text) {
        remark = text;
        notifyAll();
    }

    /** What is shown beside the link. */
    public synchronized String remark() {
        return remark;
    }

    /** Every loss that was told, first to last. */
    public synchronized List<String> losses() {
        return List.copyOf(losses);
    }

    /**
     * Waits for a loss, at most 10 seconds, and returns what was said.
     *
     * @throws AssertionError when there is none by then
     */
    public String await() {
        Patience.await(
                this,
                () -> !losses.isEmpty(),
                Duration.ofSeconds(10),
                () -> "expected the link to be lost, found it up");
        return losses().get(0);
    }
}
