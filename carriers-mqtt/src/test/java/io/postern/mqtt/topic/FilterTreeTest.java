package io.postern.mqtt.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class FilterTreeTest {

    @Test
    void agreesWithNaiveMatchingOnAHundredThousandPairs() {
        var some = new NaiveMatch(3);
        for (int tree = 0; tree < 100; tree++) {
            var filters = new HashSet<String>();
            var builder = FilterTree.<String>builder();
            while (filters.size() < 50) {
                var filter = some.filter();
                if (filters.add(filter)) {
                    builder.put(Filter.of(filter), filter);
                }
            }
            var built = builder.build();

            for (int left = 20; left > 0; left--) {
                var topic = some.topic();

                assertThat(built.find(topic))
                        .as(topic)
                        .containsExactlyInAnyOrderElementsOf(
                                filters.stream().filter(f -> NaiveMatch.of(f, topic)).toList());
            }
        }
    }

    @Test
    void looksAtAsManyNodesHoweverManyFiltersThereAre() {
        var few = tree(10).visits("site/7/temperature/raw");
        var many = tree(10_000).visits("site/7/temperature/raw");

        assertThat(many).isEqualTo(few).isLessThan(10);
        assertThat(tree(10_000).find("site/9999/temperature/raw")).containsExactly(9_999);
    }

    private static FilterTree<Integer> tree(int size) {
        var builder = FilterTree.<Integer>builder();
        for (int number = 0; number < size; number++) {
            builder.put(Filter.of("site/" + number + "/temperature/#"), number);
        }
        return builder.build();
    }

    @Test
    void keepsSeveralValuesOfOneFilter() {
        var tree =
                FilterTree.<Integer>builder().put(Filter.of("a"), 1).put(Filter.of("a"), 2).build();

        assertThat(tree.find("a")).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void staysAsItWasBuiltWhenMoreIsPut() {
        var builder = FilterTree.<Integer>builder().put(Filter.of("a"), 1);
        var built = builder.build();

        builder.put(Filter.of("a"), 2);

        assertThat(built.find("a")).containsExactly(1);
    }

    @Test
    void outlivesTopicsThatNoBrokerMaySend() {
        var tree =
                FilterTree.<Integer>builder()
                        .put(Filter.of("a/+"), 1)
                        .put(Filter.of("+/" + "x/".repeat(30_000) + "#"), 2)
                        .build();
        var found = new ArrayList<Integer>();

        for (var topic : new String[] {"", "+", "#", "a/+", "/".repeat(65_535), "$", "a/#"}) {
            found.addAll(tree.find(topic));
        }

        assertThat(found).containsExactly(1, 1);
        assertThat(tree.find("y/" + "x/".repeat(30_000))).containsExactly(2);
    }
}
