package io.postern.simulate.benchlab;

import io.postern.simulate.plug.Label;
import io.postern.simulate.plug.PlugPoint;
import io.postern.simulate.plug.TcpOutlet;
import io.postern.simulate.pty.PtyOutlet;
import java.net.InetAddress;
import java.time.Duration;
import java.util.function.IntFunction;

/**
 * Which devices there are to be.
 *
 * @param seed of all that is at random
 * @param chipInDegrees whether the chip's temperature comes in whole degrees, not in tenths
 * @param outlets where the device of a number is plugged in
 * @param labels the name of its port
 * @param here how long, about, a restless device stays
 * @param away how long, about, it is away
 */
public record RackPlan(
        int count,
        long seed,
        Product product,
        boolean chipInDegrees,
        IntFunction<? extends PlugPoint> outlets,
        IntFunction<? extends Label> labels,
        Duration here,
        Duration away) {

    public static final int MOST = 256;

    /** Which kind of BENCHLAB. */
    public enum Product {
        BENCHLAB(0x10),
        /**
         * Says who it is, but does not answer to a reading of its sensors: how that is laid out is
         * not known.
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

    public RackPlan {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException(
                    "count: expected a number from 1 to " + MOST + ", found " + count);
        }
    }

    private static RackPlan of(int count, IntFunction<? extends PlugPoint> outlets) {
        return new RackPlan(
                count,
                1,
                Product.BENCHLAB,
                false,
                outlets,
                number -> Label.none(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(4));
    }

    public static RackPlan onPtys(int count) {
        return of(count, number -> new PtyOutlet());
    }

    /**
     * @param first the port of the first device, the others have those after it; 0 takes free ones
     */
    public static RackPlan onTcp(int count, InetAddress host, int first) {
        return of(count, number -> new TcpOutlet(host, first == 0 ? 0 : first + number - 1));
    }

    public RackPlan withSeed(long other) {
        return new RackPlan(count, other, product, chipInDegrees, outlets, labels, here, away);
    }

    public RackPlan withProduct(Product other) {
        return new RackPlan(count, seed, other, chipInDegrees, outlets, labels, here, away);
    }

    public RackPlan withChipInDegrees(boolean degrees) {
        return new RackPlan(count, seed, product, degrees, outlets, labels, here, away);
    }

    public RackPlan withLabels(IntFunction<? extends Label> others) {
        return new RackPlan(count, seed, product, chipInDegrees, outlets, others, here, away);
    }

    public RackPlan withSpans(Duration otherHere, Duration otherAway) {
        return new RackPlan(
                count, seed, product, chipInDegrees, outlets, labels, otherHere, otherAway);
    }
}
