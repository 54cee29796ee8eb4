package io.postern.chain;

/**
 * Who may hold how much of the heap; the rest is for what passes through.
 *
 * @param unwaited what waits of sources that cannot wait. Each place, such as a destination, may
 *     have a seventh of what is free: an eighth of all for the first, less when many fill up
 * @param waited what waits of sources that can wait, where no more of them is read beyond it. One
 *     carrier may bring half, two a third each
 * @param tables the newest message of each id. One type may have half, two a third each
 * @param deadLetters their bytes
 */
public record HeapShares(Budget unwaited, Budget waited, Budget tables, long deadLetters) {

    private static final long MOST_DEAD = 100L << 20;

    public static HeapShares of(long heap) {
        return new HeapShares(
                new Budget(heap / 4, 7),
                new Budget(heap / 4, 1),
                new Budget(heap / 8, 1),
                Math.min(MOST_DEAD, heap / 8));
    }

    /** Room for what one carrier brings of sources that can wait. */
    public Budget carrier() {
        return waited.part(waited.most());
    }

    /** Room for what waits in one place. */
    public Budget place() {
        return unwaited.part(Budget.BYTES);
    }
}
