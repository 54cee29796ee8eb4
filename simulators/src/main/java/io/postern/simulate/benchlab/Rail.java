package io.postern.simulate.benchlab;

/** The plugs whose power is measured, in the order of the answer. */
enum Rail {
    EPS1(12_120, Load.CPU, 1_500, 12_000),
    EPS2(12_110, Load.CPU, 300, 4_000),
    ATX_3V3(3_320, Load.BOARD, 900, 1_800),
    ATX_5V(5_040, Load.BOARD, 1_500, 3_200),
    ATX_5VSB(5_060, Load.BOARD, 200, 450),
    ATX_12V(12_130, Load.BOARD, 1_800, 4_200),
    PCIE8_1(12_100, Load.GPU, 800, 9_000),
    PCIE8_2(12_095, Load.GPU, 700, 8_000),
    /** Nothing is plugged in here, nor in the second of the big ones. */
    PCIE8_3(0, Load.GPU, 0, 0),
    HPWR1(12_090, Load.GPU, 2_000, 30_000),
    HPWR2(0, Load.GPU, 0, 0);

    /** What a rail feeds. */
    enum Load {
        CPU,
        GPU,
        BOARD
    }

    private final int millivolts;
    private final Load load;
    private final int least;
    private final int most;

    Rail(int millivolts, Load load, int least, int most) {
        this.millivolts = millivolts;
        this.load = load;
        this.least = least;
        this.most = most;
    }

    Load load() {
        return load;
    }

    int milliamperes(double share) {
        return (int) Math.round(least + share * (most - least));
    }

    /** Sags under load: 10 mV for each ampere. */
    int millivolts(int milliamperes) {
        return millivolts - milliamperes / 100;
    }
}
