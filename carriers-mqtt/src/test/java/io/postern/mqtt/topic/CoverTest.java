package io.postern.mqtt.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CoverTest {

    private static Subscription want(String filter) {
        return new Subscription(Filter.of(filter), Optional.empty(), 1, true, false);
    }

    private static Subscription shared(String group, String filter) {
        return new Subscription(Filter.of(filter), Optional.of(group), 1, true, false);
    }

    private static List<String> made(String... filters) {
        return texts(Cover.of(Arrays.stream(filters).map(CoverTest::want).toList()));
    }

    private static List<String> texts(Cover cover) {
        return cover.made().stream().map(Subscription::text).toList();
    }

    @Test
    void leavesOutWhatAnotherContains() {
        assertThat(made("a/#", "a/b", "a/+/c", "d")).containsExactly("a/#", "d");
    }

    @Test
    void mergesWhatCrossesUntilNothingDoes() {
        assertThat(made("a/+", "+/b")).containsExactly("+/+");
        assertThat(made("a/+", "+/b", "c/d")).containsExactly("+/+");
        assertThat(made("a/+", "+/b", "a/#")).containsExactly("+/#");
    }

    @Test
    void keepsOneOfTwoThatMeanTheSame() {
        assertThat(made("#", "+/#")).containsExactly("#");
    }

    @Test
    void keepsReservedTopicsApart() {
        assertThat(made("#", "$SYS/#")).containsExactly("#", "$SYS/#");
    }

    @Test
    void coversEachGroupByItself() {
        var cover =
                Cover.of(
                        List.of(
                                want("a/#"),
                                shared("g", "a/b"),
                                shared("g", "a/+"),
                                shared("h", "a/b")));

        assertThat(texts(cover)).containsExactly("$share/g/a/+", "$share/h/a/b", "a/#");
        assertThat(cover.repeating(shared("h", "a/b")))
                .extracting(Subscription::text)
                .containsExactly("$share/g/a/+", "a/#");
        assertThat(Cover.of(List.of(shared("g", "a"), want("b"))).repeating(shared("g", "a")))
                .isEmpty();
    }

    @Test
    void takesTheHighestQosAndIgnoresRetainedOnlyIfAllDo() {
        var ignoring = new Subscription(Filter.of("a/b"), Optional.empty(), 2, false, true);
        var delivering = new Subscription(Filter.of("a/#"), Optional.empty(), 0, true, false);

        assertThat(Cover.of(List.of(ignoring, delivering)).made())
                .containsExactly(
                        new Subscription(Filter.of("a/#"), Optional.empty(), 2, true, true));
        assertThat(Cover.of(List.of(ignoring)).made()).containsExactly(ignoring);
    }

    @Test
    void saysWhatItDoesNotCover() {
        assertThatThrownBy(() -> Cover.of(List.of(want("a"))).covering(want("b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not covered: b");
    }

    @Test
    void bringsEveryMessageOnceWhateverIsWanted() {
        var some = new NaiveMatch(5);
        var random = new Random(5);
        for (int round = 0; round < 2_000; round++) {
            var wanted = new ArrayList<Subscription>();
            for (int left = 1 + random.nextInt(8); left > 0; left--) {
                wanted.add(want(some.filter()));
            }
            var cover = Cover.of(wanted);

            for (var one : wanted) {
                assertThat(cover.made().stream().filter(m -> m.filter().contains(one.filter())))
                        .containsExactly(cover.covering(one));
            }
            assertThat(overlapping(cover.made())).isEmpty();
        }
    }

    private static List<String> overlapping(List<Subscription> made) {
        var pairs = new ArrayList<String>();
        for (int one = 0; one < made.size(); one++) {
            for (int other = one + 1; other < made.size(); other++) {
                if (made.get(one).filter().overlaps(made.get(other).filter())) {
                    pairs.add(made.get(one).text() + " meets " + made.get(other).text());
                }
            }
        }
        return pairs;
    }

    @Test
    void isTheSameInWhateverOrderTheWishesCome() {
        var some = new NaiveMatch(9);
        for (int round = 0; round < 200; round++) {
            var wanted = new ArrayList<Subscription>();
            for (int left = 6; left > 0; left--) {
                wanted.add(want(some.filter()));
            }
            var covers = new HashSet<List<Subscription>>();

            for (int shuffle = 0; shuffle < 10; shuffle++) {
                Collections.shuffle(wanted, new Random(shuffle));
                covers.add(Cover.of(wanted).made());
            }

            assertThat(covers).hasSize(1);
        }
    }

    @Test
    void coversTenThousand() {
        var wanted = new ArrayList<Subscription>();
        for (int number = 0; number < 10_000; number++) {
            wanted.add(want("site/" + number + "/#"));
        }

        assertThat(Cover.of(wanted).made()).hasSize(10_000);
    }
}
