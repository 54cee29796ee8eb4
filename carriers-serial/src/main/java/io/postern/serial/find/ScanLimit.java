package io.postern.serial.find;

/** How many files one scan may look at: a wildcard may meet a folder of any size. */
final class ScanLimit {

    static final int ENTRIES = 10_000;

    private int left = ENTRIES;

    /** Whether one more may be looked at. */
    boolean allows() {
        left--;
        return left >= 0;
    }

    boolean isSpent() {
        return left < 0;
    }
}
