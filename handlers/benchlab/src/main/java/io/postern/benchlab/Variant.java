package io.postern.benchlab;

import java.util.Arrays;
import java.util.Optional;

/** The devices there are, by what they say when asked for their vendor. */
enum Variant {
    ORIGINAL(0x10),
    BL2(0x11);

    private static final int VENDOR = 0xEE;

    final int product;

    Variant(int product) {
        this.product = product;
    }

    static Optional<Variant> of(long vendor, long product) {
        return Arrays.stream(values())
                .filter(variant -> vendor == VENDOR && product == variant.product)
                .findFirst();
    }
}
