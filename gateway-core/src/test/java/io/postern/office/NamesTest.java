package io.postern.office;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.message.Trail;
import io.postern.message.Uids;
import org.junit.jupiter.api.Test;

/** What the post office writes on messages: uids, trails. */
class NamesTest {

    @Test
    void uidsCountOnAndNameSystemAndBoot() {
        var uids = new Uids("farm");

        var first = uids.next().get();
        var second = uids.next().get();

        assertThat(first).matches("farm/[0-9a-f]{12}/1");
        assertThat(second).isEqualTo(first.substring(0, first.length() - 1) + "2");
    }

    @Test
    void noTwoBootsGiveTheSameUid() {
        assertThat(new Uids("farm").next().get()).isNotEqualTo(new Uids("farm").next().get());
    }

    @Test
    void aUidStaysTheSameWhenTheGatewayIsRenamed() {
        var uids = new Uids("farm");
        var uid = uids.next();
        var before = uid.get();

        uids.rename("barn");

        assertThat(uid.get()).isEqualTo(before);
        assertThat(uids.next().get()).startsWith("barn/");
    }

    @Test
    void knowsItsOwnUidsFromEarlierBootsToo() {
        var uids = new Uids("farm");

        assertThat(uids.isOurs("farm/0123456789ab/7.2")).isTrue();
        assertThat(uids.isOurs("farmer/0123456789ab/7")).isFalse();
        assertThat(uids.isOurs("farm/north/0123456789ab/7")).isFalse();
        assertThat(uids.isOurs("")).isFalse();
    }

    @Test
    void aTrailReadsFromTheStart() {
        var trail = Trail.start("soil").then("climate").then("to_cloud");

        assertThat(trail).hasToString("soil -> climate -> to_cloud");
        assertThat(trail.depth()).isEqualTo(3);
    }

    @Test
    void aTrailOfSixteenIsNotTooDeep() {
        var trail = Trail.start("0");
        for (int i = 1; i < 16; i++) {
            trail = trail.then("" + i);
        }

        assertThat(trail.isTooDeep()).isFalse();
        assertThat(trail.then("16").isTooDeep()).isTrue();
    }
}
