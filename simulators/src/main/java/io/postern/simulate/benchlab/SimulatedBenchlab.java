package io.postern.simulate.benchlab;

import io.postern.simulate.plug.Label;
import io.postern.simulate.plug.Misbehaviour;
import io.postern.simulate.plug.Plug;
import io.postern.simulate.plug.PlugPoint;
import io.postern.simulate.plug.PluggedChip;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/**
 * One device with its cable. Any thread may do anything with it; asking it never waits. What it
 * remembers, it keeps while its cable is out.
 */
public final class SimulatedBenchlab {

    private final int number;
    private final SimulatedUid uid;
    private final long seed;
    private final PlugPoint outlet;
    private final Label label;
    private final Watcher watcher;
    private final Benchlab chip;
    private final Restlessness restlessness;
    private volatile Optional<PluggedChip> connection = Optional.empty();
    private volatile String port = "";
    private volatile Misbehaviour behaviour = Misbehaviour.OK;

    SimulatedBenchlab(int number, RackPlan plan, Watcher watcher, ScheduledExecutorService timer) {
        this.number = number;
        this.watcher = watcher;
        uid = SimulatedUid.of(plan.seed(), number);
        seed = plan.seed() * 1_000_003 + number;
        outlet = plan.outlets().apply(number);
        label = plan.labels().apply(number);
        chip =
                new Benchlab(
                        plan.product(),
                        uid,
                        "BENCHLAB " + number,
                        new SimulatedSensors(seed, plan.chipInDegrees()),
                        press -> watcher.pressed(this, press));
        restlessness = new Restlessness(this, plan.here(), plan.away(), seed, timer);
    }

    /** From 1. */
    public int number() {
        return number;
    }

    public SimulatedUid uid() {
        return uid;
    }

    /** Where it is to be found, or was before its cable was pulled. */
    public String port() {
        return port;
    }

    public boolean isPluggedIn() {
        return connection.isPresent();
    }

    public Misbehaviour behaviour() {
        return behaviour;
    }

    /** How often its sensors were read. */
    public long readings() {
        return chip.readings();
    }

    /** Lasts over replugs. Good again, it is also plugged in where it was restless before. */
    public synchronized void behave(Misbehaviour how) {
        boolean restless = isRestless();
        behaviour = how;
        connection.ifPresent(line -> line.behave(how));
        if (how == Misbehaviour.DISCONNECT) {
            restlessness.start();
        } else if (restless) {
            restlessness.stop();
            tryPlug(false);
        }
    }

    /** Puts the cable in; does nothing when it is in. */
    public synchronized void plug() throws IOException {
        if (connection.isEmpty()) {
            connect(outlet.plugIn());
        }
    }

    /** Pulls the cable; does nothing when it is out. */
    public synchronized void unplug() {
        if (connection.isPresent()) {
            label.takeOff();
            connection.get().close();
            connection = Optional.empty();
            watcher.unplugged(this);
        }
    }

    /** Pulls the cable and puts it in under another name; a label stays the same. */
    public synchronized void rename() throws IOException {
        unplug();
        connect(outlet.plugInElsewhere());
    }

    /** In a mood: out when it was in, in when it was out. */
    synchronized void toggle(boolean elsewhere) {
        if (!isRestless()) {
            return;
        }
        if (connection.isPresent()) {
            unplug();
        } else {
            tryPlug(elsewhere);
        }
    }

    boolean isRestless() {
        return behaviour == Misbehaviour.DISCONNECT;
    }

    private void tryPlug(boolean elsewhere) {
        try {
            if (elsewhere) {
                rename();
            } else {
                plug();
            }
        } catch (IOException refused) {
            watcher.failed(this, String.valueOf(refused.getMessage()));
        }
    }

    private void connect(Plug plug) throws IOException {
        try {
            port = label.putOn(plug.port());
        } catch (IOException unlabelled) {
            plug.close();
            throw unlabelled;
        }
        var line = PluggedChip.open(plug, chip, "benchlab-" + number, seed, this::lost);
        line.behave(behaviour);
        connection = Optional.of(line);
        watcher.pluggedIn(this);
    }

    private void lost() {
        watcher.failed(this, "its port " + port + " broke; \"unplug\" and \"plug\" repair it");
    }

    synchronized void close() {
        behaviour = Misbehaviour.OK;
        restlessness.stop();
        unplug();
    }
}
