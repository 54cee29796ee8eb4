package io.postern.monitor;

import io.postern.api.message.Draft;
import io.postern.api.setting.Values;
import io.postern.api.testing.FakeStateStore;
import io.postern.api.testing.VirtualTime;
import io.postern.carrier.LinkState;
import io.postern.carrier.LinkState.Phase;
import io.postern.config.plan.CarrierPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Monitors on a clock and stores that outlive them, and links that a test works by hand. */
final class Site {

    static final Instant MIDNIGHT = Instant.parse("2024-05-16T00:00:00Z");

    VirtualTime time = new VirtualTime(MIDNIGHT);
    final Map<String, FakeStateStore> stores = new HashMap<>();
    final List<Draft> posted = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private Monitors monitors = monitors();
    private Watch watch = watch("cloud", 1);

    private Monitors monitors() {
        return new Monitors(time, Runnable::run, this::store, this::post);
    }

    FakeStateStore store(String carrier) {
        return stores.computeIfAbsent(carrier, name -> new FakeStateStore());
    }

    private void post(String carrier, Draft draft) {
        posted.add(draft);
        told.add(
                draft.content().text("connection_status").orElseThrow()
                        + " "
                        + draft.content().text("time").orElseThrow().substring(11, 19));
    }

    Monitors now() {
        return monitors;
    }

    Watch watch(String carrier, int links) {
        var settings = Values.of(Map.<String, Object>of("monitor_connection", true));
        var made = monitors.watch(CarrierPlan.ready(carrier, "mqtt", settings)).orElseThrow();
        made.links(links);
        return made;
    }

    /** The carrier is made, again or for the first time, and its link begins to open. */
    Site open() {
        watch = watch("cloud", 1);
        return change(Phase.OPENING, "");
    }

    Site up() {
        return change(Phase.UP, "");
    }

    Site down(String why) {
        return change(Phase.CLOSING, why).change(Phase.DOWN, why).change(Phase.OPENING, why);
    }

    private Site change(Phase phase, String why) {
        change(watch, "link", phase, why);
        return this;
    }

    void change(Watch by, String link, Phase phase, String why) {
        var trouble = why.isEmpty() ? Optional.<String>empty() : Optional.of(why);
        by.changed(by.carrier(), link, new LinkState(phase, time.now(), trouble));
    }

    Site seconds(int count) {
        time.advance(Duration.ofSeconds(count));
        return this;
    }

    /** The gateway ends politely; links close after that. */
    Site stop() {
        monitors.end();
        return change(Phase.CLOSING, "").change(Phase.DOWN, "");
    }

    /** The gateway was killed, and starts: its old clock stands still, and so do its timers. */
    Site startAfterKill() {
        return start(time.now());
    }

    /** The same on a machine whose clock begins somewhere else. */
    Site start(Instant wall) {
        time = new VirtualTime(wall);
        monitors = monitors();
        return open();
    }

    List<String> told() {
        return told;
    }
}
