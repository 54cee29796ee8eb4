package io.postern.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.carrier.LinkState.Phase;
import org.junit.jupiter.api.Test;

/** What is told of the devices of one carrier, each a connection of its own. */
class DeviceConnectionsTest {

    private final Site site = new Site();

    private Site plugged() {
        return site.scan().plug("/dev/ttyACM0", "A").plug("/dev/ttyACM1", "B").seconds(60);
    }

    private String kept() {
        return site.store("cloud").get("peers").orElseThrow().toString();
    }

    @Test
    void aFirstConnectionIsNotTold() {
        plugged();

        assertThat(site.told()).isEmpty();
    }

    @Test
    void aCarrierWithoutDevicesTellsNothing() {
        site.scan().seconds(600).stop().seconds(60);
        site.scanAfterKill().seconds(600);

        assertThat(site.told()).isEmpty();
    }

    @Test
    void oneThatIsUnpluggedIsToldAndTheOthersAreNot() {
        plugged().unplug("/dev/ttyACM0").seconds(10);

        assertThat(site.posted).hasSize(1);
        assertThat(site.posted.get(0).content().toString())
                .isEqualTo(
                        """
                        {"id":"mqtt","carrier":"cloud","port":"/dev/ttyACM0","device":"A","time":"2024-05-16T00:01:00.000000","connection_status":"disconnect","reason":"the port vanished"}""");
        assertThat(site.posted.get(0).id()).contains("cloud/A");
    }

    @Test
    void oneThatIsNamedAfterItsPortHasNoDevice() {
        site.scan().plug("/dev/ttyS0", "/dev/ttyS0").seconds(60);

        site.unplug("/dev/ttyS0").seconds(10);

        assertThat(site.toldOfDevices()).containsExactly("disconnect - /dev/ttyS0");
        assertThat(site.posted.get(0).id()).contains("cloud//dev/ttyS0");
    }

    @Test
    void oneThatIsLostAndBackIsTold() {
        plugged()
                .peer("/dev/ttyACM1", "B", Phase.CLOSING, "mute")
                .peer("/dev/ttyACM1", "B", Phase.DOWN, "mute")
                .seconds(30)
                .plug("/dev/ttyACM1", "B")
                .seconds(30);

        assertThat(site.told()).containsExactly("disconnect 00:01:00", "reconnect 00:01:30");
        assertThat(site.posted.get(0).content().text("reason")).contains("mute");
        assertThat(site.posted.get(1).content().text("lost_connection_time"))
                .contains("2024-05-16T00:01:00.000000");
    }

    @Test
    void oneThatIsBackAtAnotherPortIsTheSame() {
        plugged().unplug("/dev/ttyACM0").seconds(30).plug("/dev/ttyACM9", "A").seconds(30);

        assertThat(site.toldOfDevices())
                .containsExactly("disconnect A /dev/ttyACM0", "reconnect A /dev/ttyACM9");
    }

    @Test
    void oneThatMovesQuicklyIsNotTold() {
        plugged().unplug("/dev/ttyACM0").seconds(2).plug("/dev/ttyACM9", "A").seconds(60);

        assertThat(site.told()).isEmpty();
    }

    @Test
    void anotherOneAtTheSamePortIsNotTheOldOne() {
        plugged().unplug("/dev/ttyACM0").plug("/dev/ttyACM0", "C").seconds(30);

        assertThat(site.toldOfDevices()).containsExactly("disconnect A /dev/ttyACM0");
    }

    @Test
    void anotherOneOnTheSameLinkIsNotTheOldOne() {
        plugged().plug("/dev/ttyACM0", "C").seconds(30);

        assertThat(site.toldOfDevices()).containsExactly("disconnect A /dev/ttyACM0");
        assertThat(site.posted.get(0).content().text("reason")).contains("another device is there");
    }

    @Test
    void oneThatStaysAwayOverARestartIsToldOnce() {
        plugged().stop().seconds(100);

        site.scanAfterKill().plug("/dev/ttyACM1", "B").seconds(60);
        site.stop();
        site.scanAfterKill().seconds(1).plug("/dev/ttyACM0", "A").plug("/dev/ttyACM1", "B");
        site.seconds(60);

        assertThat(site.toldOfDevices())
                .containsExactly(
                        "disconnect A /dev/ttyACM0",
                        "disconnect B /dev/ttyACM1",
                        "reconnect B /dev/ttyACM1",
                        "reconnect A /dev/ttyACM0",
                        "disconnect B /dev/ttyACM1",
                        "reconnect B /dev/ttyACM1");
    }

    @Test
    void aCarrierMadeAnewQuicklyIsNotTold() {
        plugged();

        site.scan().seconds(2).plug("/dev/ttyACM0", "A").plug("/dev/ttyACM1", "B").seconds(60);

        assertThat(site.told()).isEmpty();
    }

    @Test
    void itsOwnConnectionEndsWithTheFirstDevice() {
        site.open().up().seconds(60);
        var before = site.store("cloud").get("connection");

        site.plug("/dev/ttyACM0", "A").down("away").seconds(60);

        assertThat(before).isPresent();
        assertThat(site.store("cloud").get("connection")).isEmpty();
        assertThat(site.told()).isEmpty();
    }

    @Test
    void aCarrierThatIsRemovedForgetsItsDevices() {
        plugged().unplug("/dev/ttyACM0").seconds(60).now().forget("cloud");

        site.scan().plug("/dev/ttyACM0", "A").seconds(60);

        assertThat(site.toldOfDevices()).containsExactly("disconnect A /dev/ttyACM0");
    }

    @Test
    void theDevicesKeptAreBoundedAndTheOldestGoes() {
        site.scan();
        for (int i = 0; i < DeviceConnections.MOST + 10; i++) {
            site.plug("/dev/ttyACM0", "D" + i);
        }
        site.seconds(60);

        var kept = ((JsonObject) site.store("cloud").get("peers").orElseThrow()).fields();
        assertThat(kept)
                .hasSize(DeviceConnections.MOST)
                .containsKey("D1009")
                .doesNotContainKey("D9");
    }

    @Test
    void aNameWithoutEndIsCut() {
        site.scan().plug("/dev/ttyACM0", "x".repeat(100_000)).seconds(60);

        assertThat(kept()).hasSizeLessThan(400);
    }

    @Test
    void aGarbledMemoryIsAFirstStart() {
        site.store("cloud").put("peers", Json.of("nonsense"));

        plugged();

        assertThat(site.told()).isEmpty();
    }

    @Test
    void oneGarbledDeviceCostsNoOther() {
        plugged().unplug("/dev/ttyACM0").seconds(30);
        var good = (JsonObject) site.store("cloud").get("peers").orElseThrow();
        site.store("cloud").put("peers", good.with("X", Json.of(7)));

        site.scanAfterKill().plug("/dev/ttyACM0", "A").plug("/dev/ttyACM2", "X").seconds(1);
        site.plug("/dev/ttyACM1", "B").seconds(30);

        assertThat(site.toldOfDevices())
                .contains("reconnect A /dev/ttyACM0", "reconnect B /dev/ttyACM1")
                .noneMatch(told -> told.contains(" X "));
    }
}
