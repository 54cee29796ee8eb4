package io.postern.simulate.benchlab;

/** Which kind of BENCHLAB. */
public enum Product {
    BENCHLAB(0x10),
    /**
     * Says who it is, but does not answer to a reading of its sensors: how that is laid out is not
     * known.
     */
    BENCHLAB_2(0x11);

    private final int id;

    Product(int id) {
        this.id = id;
    }

    public int id() {
        return id;
    }
}
