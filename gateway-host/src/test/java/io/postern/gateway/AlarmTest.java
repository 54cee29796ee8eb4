package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.alarm.AlarmMessages;
import io.postern.alarm.Alarms;
import io.postern.api.carrier.Acknowledgement;
import io.postern.api.link.Outcome;
import io.postern.api.testing.VirtualTime;
import io.postern.event.EventHub;
import io.postern.event.EventReporter;
import io.postern.time.ThreadLane;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is wrong in the real gateway is told by messages, once, and once that it is over. */
class AlarmTest {

    private final VirtualTime time = new VirtualTime();
    private final ThreadLane lane = new ThreadLane("alarms");
    private final Alarms alarms = new Alarms(time, lane);
    private final EventReporter reporter = new EventReporter(time, new EventHub(), alarms);
    private final Rig rig =
            new Rig(time, new ConcurrentHashMap<>(), reporter, of -> plan -> of::heard);
    private volatile Optional<String> trouble = Optional.empty();

    @AfterEach
    void end() {
        alarms.close();
    }

    private static Plans plans() {
        return new Plans()
                .carrier("in")
                .carrier("away")
                .carrier("pager")
                .receive("soil", "soil", "in")
                .send("to_away", "soil", "away");
    }

    private void run(Plans plans) {
        rig.deadLetters.listen(reporter::died);
        alarms.tell(new AlarmMessages(rig.poster, rig.counters, rig.running::configuration));
        rig.run(plans);
        await().until(() -> rig.links.containsAll(List.of("in up", "away up", "pager up")));
    }

    private void runPaging() {
        run(plans().send("page", "gateway_alarm", "pager"));
        rig.hand("pager").answersAtOnce = true;
    }

    private List<String> paged() {
        return rig.hand("pager").texts();
    }

    private void awaitPaged(int count) {
        await().until(() -> paged().size() == count);
    }

    /** What was told by now has been posted. */
    private void settle() {
        alarms.close();
        assertThat(lane.ended()).succeedsWithin(Duration.ofSeconds(30));
    }

    private void overrun(int count) {
        rig.hand("away").window = 0;
        for (int n = 0; n < count; n++) {
            rig.hand("in").arrive(n + "x".repeat(1_000_000), Acknowledgement.NONE);
        }
    }

    @Test
    void theFirstLossIsToldAndThatItIsOverAfterAMinuteWithout() {
        runPaging();

        overrun(30);
        awaitPaged(1);
        assertThat(paged().get(0))
                .startsWith(
                        "page {\"id\":\"to_away\",\"reason\":\"overrun\",\"state\":\"raised\","
                                + "\"text\":\"dropped, counted overrun: what waits fills its share")
                .contains("\"time\":\"2024-");
        time.advance(Duration.ofSeconds(40));
        overrun(1);
        time.advance(Duration.ofSeconds(40));
        long dropped = rig.running.counters("to_away").dropped().get("overrun");
        time.advance(Duration.ofSeconds(20));
        awaitPaged(2);

        assertThat(paged().get(1))
                .startsWith(
                        "page {\"id\":\"to_away\",\"reason\":\"overrun\",\"state\":\"cleared\","
                                + "\"text\":\"not for a minute any more; "
                                + dropped
                                + " in all\",\"raised_time\":\"2024-")
                .contains("\"count\":" + dropped);
        overrun(1);
        awaitPaged(3);
        assertThat(paged().get(2)).contains("\"raised\"");
    }

    @Test
    void aDeadLetterIsToldButNotOneOfAnAlarm() {
        runPaging();
        rig.hand("pager").answersAtOnce = false;

        rig.hand("in").arrive("{}");
        await().until(() -> rig.hand("away").sent.size() == 1);
        rig.hand("away").sent.get(0).receipt().settle(new Outcome.Refused("not allowed"));
        awaitPaged(1);
        rig.hand("pager").sent.get(0).receipt().settle(new Outcome.Refused("nor that"));
        await().until(() -> rig.dead().equals(List.of("page: nor that", "to_away: not allowed")));
        settle();

        assertThat(paged())
                .hasSize(1)
                .first()
                .asString()
                .startsWith(
                        "page {\"id\":\"to_away\",\"reason\":\"dead_letter\",\"state\":\"raised\","
                                + "\"text\":\"dead letter: not allowed\"");
    }

    @Test
    void whatIsLostOfAlarmsIsNoAlarm() {
        runPaging();

        reporter.dropped("page", "queue_full");
        reporter.dropped("gateway alarms", "overrun");
        reporter.dropped("to_away", "queue_full");
        reporter.dropped("to_away", "flood");
        settle();

        assertThat(paged()).hasSize(1).first().asString().contains("\"id\":\"to_away\"");
    }

    @Test
    void nothingIsPostedWhereNobodyWantsIt() {
        run(plans());

        overrun(30);
        settle();

        assertThat(rig.counters.of("gateway alarms").dropped()).isEmpty();
    }

    @Test
    void whatLastsIsToldUntilItIsOver() {
        runPaging();
        alarms.watch("data/journal", "disk", () -> trouble, "it can be used again");

        trouble = Optional.of("it is full");
        time.advance(Duration.ofMinutes(5));
        awaitPaged(1);
        trouble = Optional.empty();
        time.advance(Duration.ofMinutes(5));
        awaitPaged(2);

        assertThat(paged().get(0)).contains("\"state\":\"raised\",\"text\":\"it is full\"");
        assertThat(paged().get(1))
                .contains("\"state\":\"cleared\",\"text\":\"it can be used again\"");
    }

    @Test
    void moreThanSoManyAtOnceAreNotTold() {
        runPaging();

        for (int n = 0; n < 1_500; n++) {
            alarms.happened("address_" + n, "overrun", () -> "dropped");
        }
        settle();

        assertThat(paged()).hasSize(1_000);
    }
}
