package io.postern.bench.load;

/**
 * One stage of load, as the far end saw it.
 *
 * @param rate messages a second that arrived
 * @param arrived how many arrived while it was measured, which is what CPU time is divided by
 * @param lost sent, and not there after the load had ended and the relay had time to finish
 */
public record LoadOutcome(
        double rate,
        long arrived,
        long lost,
        long repeated,
        long disordered,
        double p50Millis,
        double p99Millis) {

    public boolean clean() {
        return lost == 0 && repeated == 0 && disordered == 0;
    }
}
