package io.postern.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.fake.FakeGateway;
import io.postern.ops.Status;
import io.postern.ops.Status.AddressStatus;
import io.postern.ops.Status.Attempts;
import io.postern.ops.Status.CarrierStatus;
import io.postern.ops.Status.IdleAddress;
import io.postern.ops.Status.LinkStatus;
import io.postern.screen.Paint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusTextTest {

    @Test
    void saysLittleWhenAllIsWell() {
        var lines = StatusText.of(FakeGateway.quiet(), FakeGateway.NOW, Paint.NONE);

        assertThat(String.join("\n", lines))
                .isEqualTo(
                        """
                        barn: ready, up 42 s (Postern 0.1.0)
                        0 carriers, 0 addresses, 0 tasks, 0 dead letters""");
    }

    @Test
    void saysWhatIsWrongFirst() {
        var lines = StatusText.of(FakeGateway.troubled(), FakeGateway.NOW, Paint.NONE);

        assertThat(String.join("\n", lines))
                .isEqualTo(
                        """
                        barn: not ready, up 1 d 2 h (Postern 0.1.0)
                        2 carriers, 3 addresses, 2 tasks, 3 dead letters (see: postern dead)

                        Needs attention
                          configuration: the files have problems: the last good one runs, applied 2 h 5
                            min ago
                          configs/addresses/meter.json:6:5: expected ',' or '}' after "message_type",
                            found "handler"
                              6 |     "handler": "datagator_sensors",
                                |     ^
                          configs/carriers/barn_port.json:1:13: waiting: expected a carrier source that
                            a plugin offers, found "serial"
                          plugins/old.jar: expected a plugin for API 0.2, found one for 0.1; build it
                            again
                          carrier cloud: sending is down for 5 min: broker.example.org:8883 refused the
                            connection: the password is wrong. Correct it in
                            configs/carriers/cloud.json.
                          address uplink: takes nothing for 1 min: a quota of the broker is used up; ask
                            who runs it, or send less (0x97)
                          task sweep: failed 3 times, the last: threw IllegalStateException: no such
                            folder

                        Carriers
                          cloud (mqtt)
                            sending              down     for 5 min
                              tried 12 times, last 6 s ago
                            receiving            up       for 2 h 30 min
                          barn_port (serial)
                            waits for a plugin that offers carrier source "serial"

                        Receiving                             in handled dropped    dead            last
                          meter_teros10_inbound          1234567 1234564      13       3         2 s ago
                            dropped: 1 expired, 12 flood
                          an_address_with_a_name_that_is_far_longer_than_its_column
                                                               0       -       0       0               -
                            waits: carrier "barn_port" waits for a plugin

                        Sending                           queued    sent dropped    dead            last
                          uplink                             120  12.3 M       0       0       5 min ago
                            on disk: 110, at this rate full in 6 h 20 min

                        Tasks                                                                       runs
                          recovery (recovery, on_message)                                              2
                          sweep (janitor, 60 s)                                                        0

                        Notes
                          configs/tasks/sweep.json:2:3: note: "perod" is no key""");
        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void coloursWhatIsWrongOnATerminal() {
        var plain = StatusText.of(FakeGateway.troubled(), FakeGateway.NOW, Paint.NONE);
        var lines = StatusText.of(FakeGateway.troubled(), FakeGateway.NOW, new Paint(true));

        assertThat(lines)
                .contains(
                        "\033[1mbarn\033[0m: \033[31mnot ready\033[0m, up 1 d 2 h (Postern 0.1.0)",
                        "\033[31mNeeds attention\033[0m",
                        "  \033[31mconfigs/addresses/meter.json:6:5\033[0m: expected ',' or '}' after"
                                + " \"message_type\",",
                        "        |     \033[31m^\033[0m",
                        "\033[1mCarriers\033[0m",
                        "    sending              \033[31mdown    \033[0m for 5 min",
                        "    receiving            \033[32mup      \033[0m for 2 h 30 min");
        assertThat(lines.stream().map(line -> line.replaceAll("\033\\[\\d*m", "")))
                .isEqualTo(plain);
    }

    @Test
    void aLinkThatIsUpShowsWhatItSaysOfItself() {
        var port = "/dev/serial/by-id/usb-BENCHLAB_0483_5740-if00-of-the-bench";
        var since = FakeGateway.NOW.minusSeconds(300);
        var link =
                new LinkStatus(
                        port,
                        "up",
                        since,
                        Optional.empty(),
                        Optional.of("no answer since noon"),
                        Optional.of("0100AB"));
        var quiet = FakeGateway.quiet();
        var status =
                new Status(
                        quiet.systemId(),
                        quiet.version(),
                        quiet.since(),
                        quiet.ready(),
                        quiet.configuration(),
                        List.of(new CarrierStatus("benches", "serial", false, List.of(link))),
                        List.of(),
                        List.of(),
                        0);

        var lines = StatusText.of(status, FakeGateway.NOW, Paint.NONE);

        assertThat(lines.subList(2, lines.size()))
                .containsExactly(
                        "",
                        "Needs attention",
                        "  carrier benches: " + port + ":",
                        "    no answer since noon",
                        "",
                        "Carriers",
                        "  benches (serial)",
                        "    " + port,
                        "                         up       for 5 min",
                        "      device 0100AB");
    }

    @Test
    void saysThatNoMoreCanWaitOnDisk() {
        var full =
                new AddressStatus(
                        "uplink",
                        "send",
                        "soil",
                        "cloud",
                        "on_message",
                        Optional.empty(),
                        Map.of("queued", 120L, "on_disk", 110L, "sent", 0L, "dead", 0L),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Duration.ZERO));

        var lines = AddressLines.of(List.of(full), FakeGateway.NOW, Paint.NONE);

        assertThat(lines).last().isEqualTo("    on disk: 110, full");
    }

    @Test
    void saysWhichAddressesDoNotRunAndWhy() {
        var lines =
                IdleLines.of(
                        List.of(
                                new IdleAddress(
                                        "soil",
                                        "it is parked by \"enabled\": false in its own file"),
                                new IdleAddress(
                                        "rain",
                                        "\"addresses\" in the system file does not name it; add"
                                                + " \"rain\" there")));

        assertThat(lines)
                .containsExactly(
                        "  soil",
                        "    it is parked by \"enabled\": false in its own file",
                        "  rain",
                        "    \"addresses\" in the system file does not name it; add \"rain\" there");
    }

    @Test
    void anAttemptThatIsUnderWayIsToldApartFromTheLoss() {
        var lost = FakeGateway.NOW.minusSeconds(91);
        var attempt = new Attempts(8, FakeGateway.NOW.minusSeconds(2));
        var link =
                new LinkStatus(
                        "sending",
                        "opening",
                        lost,
                        Optional.of("connection refused"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(attempt),
                        1);
        var carrier = new CarrierStatus("cloud", "mqtt", false, List.of(link));

        var lines = CarrierLines.of(List.of(carrier), FakeGateway.NOW, Paint.NONE);

        assertThat(lines)
                .containsExactly(
                        "",
                        "Carriers",
                        "  cloud (mqtt)",
                        "    sending              opening  for 1 min",
                        "      attempt 8 began 2 s ago");
    }

    @Test
    void machinesGetTheLossAndTheAttempts() {
        var json = StatusJson.of(FakeGateway.troubled()).toString();

        assertThat(json)
                .contains("\"full_in_s\":22800,\"last\"")
                .contains("\"state\":\"down\",\"since\":\"2026-11-21T09:55:00Z\"")
                .contains("\"losses\":3,\"attempts\":12,\"tried\":\"2026-11-21T09:59:54Z\"}");
    }

    @Test
    void machinesGetTheSame() {
        var json = StatusJson.of(FakeGateway.troubled());

        assertThat(json.fields().keySet())
                .containsExactly(
                        "system_id",
                        "version",
                        "since",
                        "ready",
                        "configuration",
                        "carriers",
                        "addresses",
                        "tasks",
                        "dead_letters");
        assertThat(json.field("tasks").orElseThrow().toString())
                .isEqualTo(
                        "[{\"name\":\"recovery\",\"source\":\"recovery\",\"trigger\":\"on_message\",\"runs\":2,\"failures\":0},"
                                + "{\"name\":\"sweep\",\"source\":\"janitor\",\"trigger\":\"60 s\","
                                + "\"runs\":0,\"failures\":3,\"trouble\":\"threw IllegalStateException: no such"
                                + " folder\"}]");
    }
}
