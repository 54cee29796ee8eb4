package io.postern.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.ops.Status.LinkStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinkSummaryTest {

    private static final Instant NOON = Instant.parse("2026-05-16T12:00:00Z");
    private static final LinkStatus SCAN = link("ports", "up");

    @Test
    void saysOfALinkOnlyThatItIsUp() {
        var links = new LinkSummary(List.of(link("receiving", "up"), link("sending", "up")));

        assertThat(links.up()).isEqualTo("up");
        assertThat(links.devices()).isEmpty();
        assertThat(links.trouble()).isEmpty();
    }

    @Test
    void namesTheDevicesThatAreUp() {
        var links =
                new LinkSummary(List.of(SCAN, link("/dev/ttyACM0", "up"), link("tcp://a:1", "up")));

        assertThat(links.up()).isEqualTo("up, 2 devices: ttyACM0 a:1");
        assertThat(links.devices()).contains("2 devices");
    }

    @Test
    void countsADeviceThatIsDown() {
        var down = link("/dev/ttyACM0", "down");
        var links = new LinkSummary(List.of(SCAN, down, link("/dev/ttyACM1", "up")));

        assertThat(links.devices()).contains("1 of 2 devices");
        assertThat(links.trouble()).contains("ttyACM0 down");
    }

    @Test
    void saysWhyALinkIsDown() {
        var why = Optional.of("connection refused");
        var links = new LinkSummary(List.of(new LinkStatus("sending", "down", NOON, why)));

        assertThat(links.trouble()).contains("down: connection refused");
    }

    @Test
    void namesAPortOnlyOnce() {
        assertThat(troubleOf("tcp://a:1 refused the connection"))
                .contains("a:1 down: refused the connection");
        assertThat(troubleOf("tcp://a:1: identify 1: silent"))
                .contains("a:1 down: identify 1: silent");
        assertThat(troubleOf("its cable is out")).contains("a:1 down: its cable is out");
    }

    @Test
    void saysWhatALinkWaitsFor() {
        var remark = Optional.of("no port is there that is wanted");
        var ports = new LinkStatus("ports", "up", NOON, Optional.empty(), remark, Optional.empty());
        var links = new LinkSummary(List.of(ports));

        assertThat(links.up()).isEqualTo("up: no port is there that is wanted");
    }

    private static Optional<String> troubleOf(String why) {
        return new LinkSummary(List.of(new LinkStatus("tcp://a:1", "down", NOON, Optional.of(why))))
                .trouble();
    }

    private static LinkStatus link(String name, String state) {
        return new LinkStatus(name, state, NOON, Optional.empty());
    }
}
