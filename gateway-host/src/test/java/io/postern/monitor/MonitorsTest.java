package io.postern.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.json.Json;
import io.postern.carrier.LinkState.Phase;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is told of one connection while the gateway runs. */
class MonitorsTest {

    private final Site site = new Site();

    private Site connected() {
        site.open().up().seconds(10);
        return site;
    }

    @Test
    void aFirstStartThatConnectsTellsNothing() {
        site.open().seconds(4).up().seconds(3_600);

        assertThat(site.told()).isEmpty();
    }

    @Test
    void aFirstStartThatCannotConnectIsTold() {
        site.open().seconds(2).down("the broker refuses the password").seconds(10);

        assertThat(site.told()).containsExactly("disconnect 00:00:00");
        assertThat(site.posted.get(0).content().text("reason"))
                .contains("the broker refuses the password");
    }

    @Test
    void aLossThatLastsIsToldWithItsOwnTime() {
        connected().down("the cable is out").seconds(4);
        var before = site.told().size();
        site.seconds(1);

        assertThat(before).isZero();
        assertThat(site.posted.get(0).content().toString())
                .isEqualTo(
                        """
                        {"id":"mqtt","carrier":"cloud","time":"2024-05-16T00:00:10.000000","connection_status":"disconnect","reason":"the cable is out"}""");
        assertThat(site.posted.get(0).id()).contains("cloud");
        assertThat(site.posted.get(0).type()).isEqualTo("connection_status");
    }

    @Test
    void aReturnThatLastsIsToldWithItsOwnTime() {
        connected().down("away").seconds(50).up().seconds(4);
        var before = site.told().size();
        site.seconds(1);

        assertThat(before).isEqualTo(1);
        assertThat(site.told()).containsExactly("disconnect 00:00:10", "reconnect 00:01:00");
        assertThat(site.posted.get(1).content().toString())
                .isEqualTo(
                        """
                        {"id":"mqtt","carrier":"cloud","time":"2024-05-16T00:01:00.000000","connection_status":"reconnect","lost_connection_time":"2024-05-16T00:00:10.000000"}""");
    }

    @Test
    void aShortHiccupIsNotTold() {
        connected().down("away").seconds(4).up().seconds(3_600);

        assertThat(site.told()).isEmpty();
    }

    @Test
    void twoHiccupsThatAreFarApartAreNotTold() {
        connected().down("away").seconds(4).up().seconds(6).down("away").seconds(4).up();

        site.seconds(60);

        assertThat(site.told()).isEmpty();
    }

    @Test
    void aFlappingLinkIsToldOnceFromItsFirstLossToItsLastReturn() {
        connected();
        for (int i = 0; i < 100; i++) {
            site.down("away").seconds(1).up().seconds(2);
        }

        site.seconds(3_600);

        assertThat(site.told()).containsExactly("disconnect 00:00:10", "reconnect 00:05:08");
    }

    @Test
    void aReturnThatDoesNotLastIsNotTold() {
        connected().down("away").seconds(20).up().seconds(4).down("away").seconds(100).up();

        site.seconds(60);

        assertThat(site.told()).containsExactly("disconnect 00:00:10", "reconnect 00:02:14");
    }

    @Test
    void eachLossThatLastsIsTold() {
        connected().down("away").seconds(10).up().seconds(10).down("away").seconds(10).up();

        site.seconds(10);

        assertThat(site.told())
                .containsExactly(
                        "disconnect 00:00:10",
                        "reconnect 00:00:20",
                        "disconnect 00:00:30",
                        "reconnect 00:00:40");
    }

    @Test
    void allLinksOfACarrierAreOneConnection() {
        var watch = site.watch("pair", "receiving", "sending");
        site.change(watch, "receiving", Phase.OPENING, "");
        site.change(watch, "receiving", Phase.UP, "");
        site.change(watch, "sending", Phase.OPENING, "");
        site.seconds(5);
        site.change(watch, "sending", Phase.UP, "");
        site.seconds(5);
        site.change(watch, "receiving", Phase.DOWN, "away");
        site.seconds(1);
        site.change(watch, "sending", Phase.DOWN, "away");
        site.seconds(5);
        site.change(watch, "sending", Phase.UP, "");
        site.seconds(1);
        site.change(watch, "receiving", Phase.UP, "");
        site.seconds(5);

        assertThat(site.told())
                .containsExactly(
                        "disconnect 00:00:00",
                        "reconnect 00:00:05",
                        "disconnect 00:00:10",
                        "reconnect 00:00:17");
    }

    @Test
    void aClockThatIsSetBackMakesNoNegativeGap() {
        connected().down("away").seconds(20);
        site.time.set(Site.MIDNIGHT.minus(Duration.ofDays(1)));

        site.up().seconds(10);

        assertThat(site.told()).containsExactly("disconnect 00:00:10", "reconnect 00:00:10");
        assertThat(site.posted.get(1).content().text("time"))
                .contains("2024-05-16T00:00:10.000000");
    }

    @Test
    void aClockThatIsSetRightWhileALossWaitsCounts() {
        connected().down("away").seconds(2);
        site.time.set(Site.MIDNIGHT.plus(Duration.ofHours(1)));

        site.seconds(3);

        assertThat(site.told()).containsExactly("disconnect 00:59:58");
    }

    @Test
    void aCarrierMadeAnewQuicklyIsNotTold() {
        connected().seconds(10);
        var old = site.down("");

        old.open().seconds(1).up().seconds(60);

        assertThat(site.told()).isEmpty();
    }

    @Test
    void aCarrierMadeAnewThatDoesNotConnectIsToldFromItsEndOn() {
        connected().down("").open().seconds(1).down("no such host").seconds(60).up().seconds(5);

        assertThat(site.told()).containsExactly("disconnect 00:00:10", "reconnect 00:01:11");
        assertThat(site.posted.get(0).content().text("reason")).contains("no such host");
    }

    @Test
    void whatTheLinksOfAReplacedCarrierDoMeansNothing() {
        connected();
        var stuck = site.watch("cloud", "link");
        site.change(stuck, "link", Phase.UP, "");
        site.seconds(10);
        site.open().up().seconds(10);

        site.change(stuck, "link", Phase.DOWN, "it ends at last");
        site.seconds(60);

        assertThat(site.told()).isEmpty();
    }

    @Test
    void aCarrierThatIsRemovedIsForgotten() {
        connected().down("away").seconds(60);
        site.now().forget("cloud");
        site.down("").seconds(60);
        site.open().up().seconds(60);

        assertThat(site.told()).containsExactly("disconnect 00:00:10");
    }

    @Test
    void aDiskThatRefusesIsNoReasonToTellNothing() {
        site.store("cloud").refuse();

        connected().down("away").seconds(10).up().seconds(10);

        assertThat(site.told()).containsExactly("disconnect 00:00:10", "reconnect 00:00:20");
    }

    @Test
    void aGarbledMemoryIsAFirstStart() {
        site.store("cloud").put("connection", Json.of("nonsense"));

        connected();

        assertThat(site.told()).isEmpty();
    }

    @Test
    void writesAtMostOnceAMinuteWhileConnected() {
        connected();
        var first = site.store("cloud").get("connection");
        site.seconds(49);
        var before = site.store("cloud").get("connection");
        site.seconds(1);
        var after = site.store("cloud").get("connection");

        assertThat(before).isEqualTo(first);
        assertThat(after)
                .hasToString(
                        "Optional[{\"status\":\"reconnect\",\"time\":\"2024-05-16T00:00:00.000000\","
                                + "\"alive\":\"2024-05-16T00:01:00.000000\"}]");
    }
}
