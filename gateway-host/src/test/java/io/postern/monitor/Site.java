package io.postern.monitor;

import io.postern.api.link.Peer;
import io.postern.api.message.Draft;
import io.postern.api.setting.Values;
import io.postern.api.testing.FakeStateStore;
import io.postern.api.testing.VirtualTime;
import io.postern.carrier.LinkListener;
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
import java.util.Set;

/** Monitors on a clock and stores that outlive them, and links that a test works by hand. */
final class Site {

    static final Instant MIDNIGHT = Instant.parse("2024-05-16T00:00:00Z");

    VirtualTime time = new VirtualTime(MIDNIGHT);
    final Map<String, FakeStateStore> stores = new HashMap<>();
    final List<Draft> posted = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private Monitors monitors = monitors();
    private LinkListener watch = watch("cloud", "link");

    private Monitors monitors() {
        return new Monitors(
                time, Runnable::run, this::store, this::post, (carrier, link, state) -> {});
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

    LinkListener watch(String carrier, String... links) {
        var settings = Values.of(Map.<String, Object>of("monitor_connection", true));
        var made = monitors.links(CarrierPlan.ready(carrier, "mqtt", settings));
        made.made(carrier, Set.of(links));
        return made;
    }

    /** The carrier is made, again or for the first time, and its link begins to open. */
    Site open() {
        watch = watch("cloud", "link");
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

    void change(LinkListener by, String link, Phase phase, String why) {
        var trouble = why.isEmpty() ? Optional.<String>empty() : Optional.of(why);
        by.changed("cloud", link, new LinkState(phase, time.now(), trouble));
    }

    /** A device shows itself on a link, at the port that the link is named after. */
    Site plug(String port, String device) {
        return peer(port, device, Phase.UP, "");
    }

    Site peer(String port, String device, Phase phase, String why) {
        var trouble = why.isEmpty() ? Optional.<String>empty() : Optional.of(why);
        var peer = Optional.of(new Peer(device, port));
        watch.changed(
                "cloud",
                port,
                new LinkState(
                        phase, time.now(), trouble, Optional.empty(), peer, 0, time.now(), 0));
        return this;
    }

    Site unplug(String port) {
        watch.gone("cloud", port, "the port vanished");
        return this;
    }

    /** The carrier is made; nothing but devices counts. */
    Site scan() {
        watch = watch("cloud");
        change(watch, "ports", Phase.OPENING, "");
        change(watch, "ports", Phase.UP, "");
        return this;
    }

    Site scanAfterKill() {
        time = new VirtualTime(time.now());
        monitors = monitors();
        return scan();
    }

    /** What was told, with the device and where it is. */
    List<String> toldOfDevices() {
        return posted.stream()
                .map(
                        draft ->
                                draft.content().text("connection_status").orElseThrow()
                                        + " "
                                        + draft.content().text("device").orElse("-")
                                        + " "
                                        + draft.content().text("port").orElse("-"))
                .toList();
    }

    Site seconds(int count) {
        time.advance(Duration.ofSeconds(count));
        return this;
    }

    /** The gateway ends politely; links close after that. */
    Site stop() {
        monitors.close();
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
