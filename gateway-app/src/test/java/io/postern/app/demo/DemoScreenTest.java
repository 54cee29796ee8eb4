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

    private final DemoScreen screen = new DemoScreen(new Paint(false));

    @Test
    void showsCarriersAddressesRatesAndLastMessages() {
        var earlier = new Moment(status(List.of(up("field")), addresses(40, 40)), 0);
        var now = new Moment(status(List.of(up("field")), addresses(70, 69)), 5 * SECOND);

        var picture = String.join("\n", screen.lines(earlier, now, 12));

        assertThat(picture)
                .isEqualTo(
                        """
                        Postern demo: greenhouse                                             12 s, ready

                        CARRIER             SOURCE        LINK
                        field               simulator     up

                        ADDRESS             WAY                          RATE/S     TOTAL  DROPPED  DEAD
                        air                 field -> air                    6.0        70        0     0
                        journal             air -> log                      5.8        69        2     1

                        LAST MESSAGE
                        air         {"id":"north","temperature":21.4}

                        Dead letters: 1                                           Ctrl-C ends the demo""");
    }

    @Test
    void saysWhyALinkIsDown() {
        var link = new LinkStatus("sending", "down", NOON, Optional.of("connection refused"));
        var carriers = List.of(new CarrierStatus("cloud", "mqtt", false, List.of(link)));
        var now = new Moment(status(carriers, List.of()), 0);

        var lines = screen.lines(now, now, 0);

        assertThat(lines).contains("cloud               mqtt          down: connection refused");
    }

    @Test
    void saysWhatWaitsForAPlugin() {
        var carriers = List.of(new CarrierStatus("cloud", "mqtt", true, List.of()));
        var now = new Moment(status(carriers, List.of()), 0);

        var lines = screen.lines(now, now, 0);

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

        var lines = screen.lines(now, now, 1_000_000);

        assertThat(lines).hasSizeLessThan(24);
        assertThat(lines).allMatch(line -> line.length() <= DemoScreen.WIDTH);
        assertThat(lines).noneMatch(line -> line.indexOf('\u001b') >= 0);
    }

    @Test
    void isOneLineForAPipe() {
        var earlier = new Moment(status(List.of(), addresses(40, 40)), 0);
        var now = new Moment(status(List.of(), addresses(70, 69)), 5 * SECOND);

        var line = DemoLine.of(earlier, now, 12);

        assertThat(line)
                .isEqualTo(
                        "12 s: air 6.0/s, journal 5.8/s; dead letters 1;"
                                + " last {\"id\":\"north\",\"temperature\":21.4}");
    }

    @Test
    void endsWithWhatCameOfIt() {
        var last = new Moment(status(List.of(), addresses(70, 69)), 0);

        var lines = DemoLine.summary(last, 12);

        assertThat(lines)
                .first()
                .isEqualTo(
                        "Ran for 12 s: 70 messages received, 69 sent, 3 superseded by newer"
                                + " ones, 2 dropped, 1 dead letters.");
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
                        Map.of("sent", sent, "dead", 1L),
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
