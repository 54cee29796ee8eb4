package io.postern.simulate.benchlab;

/** Is told what becomes of simulated devices; called on their threads, so never for long. */
public interface Watcher {

    /** Nobody cares. */
    Watcher NONE = new Watcher() {};

    default void pressed(SimulatedBenchlab device, SimulatedPress press) {}

    /** Its cable is in. */
    default void pluggedIn(SimulatedBenchlab device) {}

    /** Its cable is out. */
    default void unplugged(SimulatedBenchlab device) {}

    /** Its cable could not be put in again, or broke. */
    default void failed(SimulatedBenchlab device, String reason) {}
}
