package io.postern.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.ops.Status;
import io.postern.ops.Status.AddressStatus;
import io.postern.ops.Status.CarrierStatus;
import io.postern.ops.Status.ConfigurationStatus;
import io.postern.ops.Status.LastMessage;
import io.postern.ops.Status.LinkStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DemoScreenTest {

    private static final Instant NOON = Instant.parse("2026-05-16T12:00:00Z");
    private static final long SECOND = 1_000_000_000L;

    private final DemoScreen screen = new DemoScreen(new Paint(false), false);

    @Test
    void showsCarriersAddressesRatesAndLastMessages() {
        var earlier = new Moment(status(List.of(up("field")), addresses(40, 40)), 0);
        var now = new Moment(status(List.of(up("field")), addresses(70, 69)), 5 * SECOND);

        var picture = String.join("\n", screen.lines(earlier, now, 12, true));

        assertThat(picture)
                .isEqualTo(
                        """
                        Postern demo: greenhouse                                             12 s, ready
                        CARRIER             SOURCE        LINK
                        field               simulator     up

                        ADDRESS                   OVER                    RATE/S WAITING    TOTAL   LOST
                        air                       from field                 6.0       0       70      0
                        journal                   to log                     5.8       4       69      3

                        LAST MESSAGE
                        {"id":"north","temperature":21.4}
                        Dead letters: 1               Ctrl-C ends the demo""");
    }

    @Test
    void saysWhyALinkIsDown() {
        var link = new LinkStatus("sending", "down", NOON, Optional.of("connection refused"));
        var carriers = List.of(new CarrierStatus("cloud", "mqtt", false, List.of(link)));
        var now = new Moment(status(carriers, List.of()), 0);

        var lines = screen.lines(now, now, 0, true);

        assertThat(lines).contains("cloud               mqtt          down: connection refused");
    }

    @Test
    void saysWhatWaitsForAPlugin() {
        var carriers = List.of(new CarrierStatus("cloud", "mqtt", true, List.of()));
        var now = new Moment(status(carriers, List.of()), 0);

        var lines = screen.lines(now, now, 0, true);

        assertThat(lines).contains("cloud               mqtt          waits for a plugin");
    }

    @Test
    void fitsTheSmallestTerminalHoweverMuchThereIs() {
        var carriers = Collections.nCopies(50, up("a carrier with a very long name \u001b[2J"));
        var addresses = new ArrayList<AddressStatus>();
        for (int i = 0; i < 50; i++) {
            addresses.addAll(addresses(Long.MAX_VALUE, Long.MAX_VALUE));
        }
        var now = new Moment(status(carriers, addresses), 0);

        var lines = screen.lines(now, now, 1_000_000, true);

        assertThat(lines).hasSizeLessThan(24);
        assertThat(lines).allMatch(line -> line.length() <= DemoScreen.WIDTH);
        assertThat(lines).noneMatch(line -> line.indexOf('\u001b') >= 0);
    }

    @Test
    void offersTheKeysThereAre() {
        var now = new Moment(status(List.of(), List.of()), 0);
        var keys = new DemoScreen(new Paint(false), true);

        var there = keys.lines(now, now, 0, true);
        var away = keys.lines(now, now, 0, false);

        assertThat(there).last().asString().endsWith("c takes the cloud away, q ends the demo");
        assertThat(away).last().asString().endsWith("c brings the cloud back, q ends the demo");
    }

    @Test
    void isOneLineForAPipe() {
        var carriers = List.of(up("field"), up("log"), up("broker"));
        var earlier = new Moment(status(carriers, addresses(40, 40)), 0);
        var now = new Moment(status(carriers, addresses(70, 69)), 5 * SECOND);

        var line = DemoLine.of(earlier, now, 12);

        assertThat(line)
                .isEqualTo(
                        "12 s: field 6.0/s, log 5.8/s; waiting 4; lost 3;"
                                + " last {\"id\":\"north\",\"temperature\":21.4}");
    }

    @Test
    void saysInTheLineWhatIsDown() {
        var link = new LinkStatus("sending", "down", NOON, Optional.of("connection refused"));
        var carriers = List.of(new CarrierStatus("cloud", "mqtt", false, List.of(link)));
        var now = new Moment(status(carriers, List.of()), 0);

        var line = DemoLine.of(now, now, 0);

        assertThat(line).contains("; cloud down: connection refused");
    }

    @Test
    void endsWithWhatCameOfIt() {
        var last = new Moment(status(List.of(), addresses(70, 69)), 0);

        var lines = DemoLine.summary(last, 12);

        assertThat(lines)
                .first()
                .isEqualTo("Ran for 12 s: 70 messages received, 69 sent, 4 on their way, 3 lost.");
    }

    private static CarrierStatus up(String name) {
        var link = new LinkStatus("receiving", "up", NOON, Optional.empty());
        return new CarrierStatus(name, "simulator", false, List.of(link));
    }

    private static List<AddressStatus> addresses(long in, long sent) {
        var last = new LastMessage(NOON, "north", "{\"id\":\"north\",\"temperature\":21.4}");
        return List.of(
                new AddressStatus(
                        "air",
                        "receive",
                        "air",
                        "field",
                        "always",
                        Optional.empty(),
                        Map.of("in", in, "handled", in),
                        Map.of(),
                        Optional.of(last)),
                new AddressStatus(
                        "journal",
                        "send",
                        "air",
                        "log",
                        "on_message",
                        Optional.empty(),
                        Map.of("sent", sent, "queued", 4L, "dead", 1L),
                        Map.of("expired", 2L, "superseded", 3L),
                        Optional.empty()));
    }

    private static Status status(List<CarrierStatus> carriers, List<AddressStatus> addresses) {
        return new Status(
                "greenhouse",
                "0.1.0",
                NOON,
                true,
                new ConfigurationStatus(NOON, false, List.of()),
                carriers,
                addresses,
                List.of(),
                1);
    }
}
