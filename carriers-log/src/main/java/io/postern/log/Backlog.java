package io.postern.log;

import io.postern.api.link.Receipt;
import java.util.ArrayList;
import java.util.List;

/** What waits to be written; the link's window bounds it. Any thread adds, one takes. */
final class Backlog {

    private List<byte[]> lines = new ArrayList<>();
    private List<Receipt> receipts = new ArrayList<>();
    private boolean sync;
    private boolean ended;
    private boolean taking;

    /**
     * All that waited at one moment.
     *
     * @param sync whether the disk has to keep what was written so far
     * @param isLast whether there is nothing here and nothing to come
     */
    record Group(List<byte[]> lines, List<Receipt> receipts, boolean sync, boolean isLast) {}

    synchronized void add(byte[] line, Receipt receipt) {
        lines.add(line);
        receipts.add(receipt);
        wake();
    }

    synchronized void askForSync() {
        sync = true;
        wake();
    }

    /** What was added before is still taken. */
    synchronized void end() {
        ended = true;
        wake();
    }

    /** Waits until there is something to do, and says whether more may come. */
    synchronized boolean await() {
        while (lines.isEmpty() && !sync && !ended) {
            pause();
        }
        return !ended;
    }

    /** What there is now. */
    synchronized Group take() {
        var group = new Group(lines, receipts, sync, lines.isEmpty() && ended);
        lines = new ArrayList<>(lines.size());
        receipts = new ArrayList<>(receipts.size());
        sync = false;
        return group;
    }

    private void pause() {
        taking = true;
        try {
            wait();
        } catch (InterruptedException ended) {
            // Only the link ends the writer; nobody else knows its thread.
            this.ended = true;
        } finally {
            taking = false;
        }
    }

    private void wake() {
        if (taking) {
            notifyAll();
        }
    }
}
