package io.postern.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.ops.Status;
import io.postern.ops.Status.AddressStatus;
import io.postern.ops.Status.CarrierStatus;
import io.postern.ops.Status.ConfigurationStatus;
import io.postern.ops.Status.LastMessage;
import io.postern.ops.Status.LinkStatus;
import io.postern.screen.Paint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DemoScreenTest {

    private static final Instant NOON = Instant.parse("2026-05-16T12:00:00Z");
    private static final String HINT = "Ctrl-C ends the demo";
    private static final long SECOND = 1_000_000_000L;

    private final DemoScreen screen = new DemoScreen(new Paint(false));

    @Test
    void showsCarriersAddressesRatesAndLastMessages() {
        var earlier = new Moment(status(List.of(up("field")), addresses(40, 40)), 0);
        var now = new Moment(status(List.of(up("field")), addresses(70, 69)), 5 * SECOND);

        var picture = String.join("\n", screen.lines(earlier, now, 12, HINT));

        assertThat(picture)
                .isEqualTo(
                        """
                        Postern demo: greenhouse                                             12 s, ready
                        CARRIER             SOURCE        LINK
                        field               simulator     up

                        ADDRESS                   OVER                    RATE/S WAITING    TOTAL   LOST
                        air                       from field                 6.0       0       70      0
                        journal                   to log                     5.8       4       69      3
                        LAST MESSAGE  {"id":"north","temperature":21.4}
                        Dead letters: 1   Ctrl-C ends the demo""");
    }

    @Test
    void saysWhyALinkIsDown() {
        var link = new LinkStatus("sending", "down", NOON, Optional.of("connection refused"));
        var carriers = List.of(new CarrierStatus("cloud", "mqtt", false, List.of(link)));
        var now = new Moment(status(carriers, List.of()), 0);

        var lines = screen.lines(now, now, 0, HINT);

        assertThat(lines).contains("cloud               mqtt          down: connection refused");
    }

    @Test
    void saysWhatWaitsForAPlugin() {
        var carriers = List.of(new CarrierStatus("cloud", "mqtt", true, List.of()));
        var now = new Moment(status(carriers, List.of()), 0);

        var lines = screen.lines(now, now, 0, HINT);

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

        var lines = screen.lines(now, now, 1_000_000, HINT);

        assertThat(lines).hasSizeLessThan(24);
        assertThat(lines).allMatch(line -> line.length() <= DemoScreen.WIDTH);
        assertThat(lines).noneMatch(line -> line.indexOf('\u001b') >= 0);
    }

    @Test
    void showsWhatEachAddressSentLastInTurn() {
        var addresses =
                List.of(
                        address("field", "receive", "taken"),
                        address("north", "send", "first"),
                        address("south", "send", "second"));
        var now = new Moment(status(List.of(), addresses), 0);

        assertThat(screen.lines(now, now, 1, HINT)).contains("LAST MESSAGE  first");
        assertThat(screen.lines(now, now, 2, HINT)).contains("LAST MESSAGE  second");
        assertThat(screen.lines(now, now, 4, HINT)).contains("LAST MESSAGE  first");
    }

    @Test
    void countsDevices() {
        var now = new Moment(status(List.of(devices("up")), addresses(70, 69)), 0);

        assertThat(screen.lines(now, now, 0, HINT))
                .contains("log                 serial        up, 2 devices: ttyACM0 ttyACM1");
        assertThat(DemoLine.of(now, now, 0)).startsWith("0 s: log 0.0/s (2 devices); ");
    }

    @Test
    void saysWhichDeviceIsDown() {
        var now = new Moment(status(List.of(devices("down")), addresses(70, 69)), 0);

        assertThat(screen.lines(now, now, 0, HINT))
                .contains("log                 serial        ttyACM0 down");
        assertThat(DemoLine.of(now, now, 0))
                .startsWith("0 s: log 0.0/s (1 of 2 devices); ")
                .contains("; log ttyACM0 down");
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

    /** The first of two devices as given, the second up. */
    private static CarrierStatus devices(String first) {
        return new CarrierStatus(
                "log",
                "serial",
                false,
                List.of(
                        new LinkStatus("ports", "up", NOON, Optional.empty()),
                        new LinkStatus("/dev/ttyACM0", first, NOON, Optional.empty()),
                        new LinkStatus("/dev/ttyACM1", "up", NOON, Optional.empty())));
    }

    private static List<AddressStatus> addresses(long in, long sent) {
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
                        Optional.empty()),
                new AddressStatus(
                        "journal",
                        "send",
                        "air",
                        "log",
                        "on_message",
                        Optional.empty(),
                        Map.of("sent", sent, "queued", 4L, "dead", 1L),
                        Map.of("expired", 2L, "superseded", 3L),
                        last("{\"id\":\"north\",\"temperature\":21.4}")));
    }

    private static AddressStatus address(String name, String direction, String last) {
        return new AddressStatus(
                name,
                direction,
                "air",
                "field",
                "always",
                Optional.empty(),
                Map.of(),
                Map.of(),
                last(last));
    }

    private static Optional<LastMessage> last(String text) {
        return Optional.of(new LastMessage(NOON, "north", text));
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
