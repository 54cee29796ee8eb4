package io.postern.serial.list;

/** How many files one scan may look at: a wildcard may meet a folder of any size. */
public final class ScanLimit {

    public static final int ENTRIES = 10_000;

    private int left = ENTRIES;

    /** Whether one more may be looked at. */
    public boolean allows() {
        left--;
        return left >= 0;
    }

    public boolean isSpent() {
        return left < 0;
    }
}
