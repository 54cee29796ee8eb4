package io.postern.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is told of one connection over restarts of the gateway. */
class RestartTest {

    private final Site site = new Site();

    private Site connected() {
        site.open().up().seconds(150);
        return site;
    }

    @Test
    void aPoliteEndTellsNothingMore() {
        connected().stop();

        site.seconds(60);

        assertThat(site.told()).isEmpty();
    }

    @Test
    void aPoliteEndWithALossUnderWayTellsNothingMore() {
        connected().down("away").seconds(1).stop();

        site.seconds(60);

        assertThat(site.told()).isEmpty();
    }

    @Test
    void thePauseAfterAPoliteEndIsToldFromTheEndOn() {
        connected().stop().seconds(100);

        site.startAfterKill().seconds(1).up().seconds(60);

        assertThat(site.told()).containsExactly("disconnect 00:02:30", "reconnect 00:04:11");
        assertThat(site.posted.get(0).content().text("reason"))
                .contains("the gateway was not running");
    }

    @Test
    void aShortPauseOfTheGatewayIsToldTooSinceNothingWasForwardedInIt() {
        connected().stop().seconds(1);

        site.startAfterKill().up().seconds(60);

        assertThat(site.told()).containsExactly("disconnect 00:02:30", "reconnect 00:02:31");
    }

    @Test
    void thePauseAfterAKillIsToldFromTheLastSignOfLifeOn() {
        connected().startAfterKill().seconds(1).up().seconds(60);

        assertThat(site.told()).containsExactly("disconnect 00:02:00", "reconnect 00:02:31");
    }

    @Test
    void aPauseIsToldAlsoWhereTheLinkDoesNotComeBack() {
        connected().stop().seconds(100);

        site.startAfterKill().down("no such host").seconds(60);

        assertThat(site.told()).containsExactly("disconnect 00:02:30");
    }

    @Test
    void aKillBeforeThePauseWasToldMovesNothing() {
        connected().stop().seconds(100);
        site.startAfterKill().up().seconds(2);
        site.startAfterKill().up().seconds(2);

        site.stop().seconds(10).startAfterKill().up().seconds(60);

        assertThat(site.told()).containsExactly("disconnect 00:02:30", "reconnect 00:04:24");
    }

    @Test
    void aLossThatWasToldIsNotToldAgain() {
        connected().down("away").seconds(60).stop().seconds(100);

        site.startAfterKill().down("still away").seconds(60).up().seconds(60);

        assertThat(site.told()).containsExactly("disconnect 00:02:30", "reconnect 00:06:10");
    }

    @Test
    void aLossThatWasToldIsNotToldAgainAfterAKill() {
        connected().down("away").seconds(60);

        site.startAfterKill().up().seconds(2).down("away").seconds(60).up().seconds(60);

        assertThat(site.told()).containsExactly("disconnect 00:02:30", "reconnect 00:04:32");
    }

    @Test
    void aReturnThatWasNotToldBeforeTheEndIsToldAfterIt() {
        connected().down("away").seconds(60).up().seconds(2).stop().seconds(10);

        site.startAfterKill().up().seconds(60);

        assertThat(site.told()).containsExactly("disconnect 00:02:30", "reconnect 00:03:42");
    }

    @Test
    void aLossUnderWayAtTheEndIsToldFromTheLossOn() {
        connected().down("away").seconds(3).stop().seconds(100);

        site.startAfterKill().up().seconds(60);

        assertThat(site.told()).containsExactly("disconnect 00:02:30", "reconnect 00:04:13");
    }

    @Test
    void aLinkThatFlapsAtTheStartIsToldOnce() {
        connected().stop().seconds(100).startAfterKill();
        for (int i = 0; i < 10; i++) {
            site.up().seconds(1).down("away").seconds(1);
        }

        site.up().seconds(60);

        assertThat(site.told()).containsExactly("disconnect 00:02:30", "reconnect 00:04:30");
    }

    @Test
    void aClockThatBeginsBeforeTheKeptTimeMakesNoNegativeGap() {
        connected().stop();

        site.start(Site.MIDNIGHT.minus(Duration.ofDays(400))).up().seconds(60);

        assertThat(site.told()).containsExactly("disconnect 00:02:30", "reconnect 00:02:30");
        assertThat(site.posted.get(0).content().text("time"))
                .isEqualTo(site.posted.get(1).content().text("time"));
    }

    @Test
    void aShortFirstRunCountsWhereItEndedPolitely() {
        site.open().up().seconds(2).stop().seconds(10);

        site.startAfterKill().up().seconds(60);

        assertThat(site.told()).containsExactly("disconnect 00:00:02", "reconnect 00:00:12");
    }

    @Test
    void whatWasForgottenStaysForgottenOverARestart() {
        connected();
        site.now().forget("cloud");

        site.startAfterKill().up().seconds(60);

        assertThat(site.told()).isEmpty();
    }
}
