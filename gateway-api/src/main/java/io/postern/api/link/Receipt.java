package io.postern.api.link;

/** Waits for the fate of one letter. */
@FunctionalInterface
public interface Receipt {

    /**
     * Any thread may call it, also within {@link SendingLink#send}; only the first call counts.
     * When a link is lost, the gateway itself takes its open receipts as not sent.
     */
    void settle(Outcome outcome);
}
