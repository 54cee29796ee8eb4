package io.postern.fake;

import io.postern.api.message.Origin;
import io.postern.ops.DeadLetters;
import io.postern.ops.Event;
import io.postern.ops.Gateway;
import io.postern.ops.Queues;
import io.postern.ops.Status;
import io.postern.ops.Status.AddressStatus;
import io.postern.ops.Status.Attempts;
import io.postern.ops.Status.CarrierStatus;
import io.postern.ops.Status.ConfigurationStatus;
import io.postern.ops.Status.LastMessage;
import io.postern.ops.Status.LinkStatus;
import io.postern.ops.Status.NotNow;
import io.postern.ops.Status.TaskStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A gateway that is what it is told to be, and remembers what it was asked to do. */
public final class FakeGateway implements Gateway {

    public static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    public final List<String> asked = new CopyOnWriteArrayList<>();
    public final FakeQueues queues = new FakeQueues();
    public volatile Status status = quiet();

    /** Runs without trouble and with next to nothing. */
    public static Status quiet() {
        return new Status(
                "barn",
                "0.1.0",
                NOW.minusSeconds(42),
                true,
                new ConfigurationStatus(NOW.minusSeconds(42), false, List.of()),
                List.of(),
                List.of(),
                List.of(),
                0);
    }

    /** Has every kind of trouble. */
    public static Status troubled() {
        return new Status(
                "barn",
                "0.1.0",
                NOW.minusSeconds(93_784),
                false,
                new ConfigurationStatus(
                        NOW.minusSeconds(7_500),
                        true,
                        List.of(
                                "configs/addresses/meter.json:6:5: expected ',' or '}' after"
                                        + " \"message_type\", found \"handler\"\n"
                                        + "    6 |     \"handler\": \"datagator_sensors\",\n"
                                        + "      |     ^",
                                "configs/carriers/barn_port.json:1:13: waiting: expected a carrier"
                                        + " source that a plugin offers, found \"serial\"",
                                "configs/tasks/sweep.json:2:3: note: \"perod\" is no key",
                                "plugins/old.jar: expected a plugin for API 0.2, found one for"
                                        + " 0.1; build it again")),
                List.of(
                        new CarrierStatus(
                                "cloud",
                                "mqtt",
                                false,
                                List.of(
                                        new LinkStatus(
                                                "sending",
                                                "down",
                                                NOW.minusSeconds(300),
                                                Optional.of(
                                                        "broker.example.org:8883 refused the"
                                                                + " connection: the password is wrong."
                                                                + " Correct it in"
                                                                + " configs/carriers/cloud.json."),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.of(new Attempts(12, NOW.minusSeconds(6))),
                                                3),
                                        new LinkStatus(
                                                "receiving",
                                                "up",
                                                NOW.minusSeconds(9_000),
                                                Optional.empty()))),
                        new CarrierStatus("barn_port", "serial", true, List.of())),
                List.of(
                        new AddressStatus(
                                "meter_teros10_inbound",
                                "receive",
                                "meter_teros10",
                                "cloud",
                                "always",
                                Optional.empty(),
                                Map.of("in", 1_234_567L, "handled", 1_234_564L, "dead", 3L),
                                Map.of("flood", 12L, "expired", 1L),
                                Optional.of(new LastMessage(NOW.minusSeconds(2), "08:3A", "{}"))),
                        new AddressStatus(
                                "an_address_with_a_name_that_is_far_longer_than_its_column",
                                "receive",
                                "meter_teros10",
                                "barn_port",
                                "10 s",
                                Optional.of("carrier \"barn_port\" waits for a plugin"),
                                Map.of("in", 0L, "dead", 0L),
                                Map.of(),
                                Optional.empty()),
                        new AddressStatus(
                                "uplink",
                                "send",
                                "meter_teros10",
                                "cloud",
                                "on_message",
                                Optional.empty(),
                                Map.of(
                                        "queued",
                                        120L,
                                        "on_disk",
                                        110L,
                                        "sent",
                                        12_345_678L,
                                        "dead",
                                        0L),
                                Map.of(),
                                Optional.of(new LastMessage(NOW.minusSeconds(301), "08:3A", "{}")),
                                Optional.of(
                                        new NotNow(
                                                NOW.minusSeconds(75),
                                                "a quota of the broker is used up; ask who runs"
                                                        + " it, or send less (0x97)")),
                                Optional.of(Duration.ofMinutes(380)))),
                List.of(
                        new TaskStatus("recovery", "recovery", "on_message", 2, Optional.empty()),
                        new TaskStatus(
                                "sweep",
                                "janitor",
                                "60 s",
                                0,
                                3,
                                Optional.of("threw IllegalStateException: no such folder"))),
                3);
    }

    @Override
    public Status status() {
        return status;
    }

    @Override
    public DeadLetters deadLetters() {
        return new DeadLetters() {

            @Override
            public List<DeadLetter> before(long number, int most) {
                return letters().stream()
                        .filter(letter -> letter.number() < number)
                        .limit(most)
                        .toList();
            }

            @Override
            public long kept() {
                return letters().size();
            }

            @Override
            public long resend(Predicate<DeadLetter> which) {
                return asked("resend", which);
            }

            @Override
            public long drop(Predicate<DeadLetter> which) {
                return asked("drop", which);
            }

            private long asked(String verb, Predicate<DeadLetter> which) {
                var chosen = letters().stream().filter(which).map(DeadLetter::number).toList();
                asked.add(verb + " " + chosen);
                return chosen.size();
            }

            @Override
            public long count() {
                return letters().size();
            }

            @Override
            public long evicted() {
                return 0;
            }
        };
    }

    private static List<DeadLetters.DeadLetter> letters() {
        var letters = new ArrayList<DeadLetters.DeadLetter>();
        letters.add(
                letter(
                        2,
                        "JSON: expected '}', found the end at line 1, column 6",
                        Optional.empty(),
                        "{\"a\":"));
        letters.add(
                letter(
                        1,
                        "handler \"climate\" threw: no field \"t\"",
                        Optional.of("\u001B[2J"),
                        "{\"id\":\n\"\u001B[2J\"}"));
        return letters;
    }

    private static DeadLetters.DeadLetter letter(
            long number, String reason, Optional<String> id, String payload) {
        return new DeadLetters.DeadLetter(
                number,
                NOW.minusSeconds(60),
                "meter_inbound",
                reason,
                "meter",
                id,
                id.map(known -> "2026-11-21T09:58:00.000000"),
                new Origin("cloud", "meter_inbound", "meter/08:3A", false, Map.of("w", "x")),
                "barn/1/" + number,
                payload.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Queues queues() {
        return queues;
    }

    @Override
    public void trigger(String address) {
        if (!address.equals("uplink")) {
            throw new IllegalArgumentException(
                    "address: expected an active address, found \""
                            + address
                            + "\" (did you mean \"uplink\")");
        }
        asked.add("trigger " + address);
    }

    @Override
    public void logLevel(String logger, String level) {
        asked.add("log-level " + logger + " " + level);
    }

    @Override
    public Subscription events(Consumer<Event> listener) {
        return () -> asked.add("unsubscribe");
    }
}
