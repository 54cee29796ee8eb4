package io.postern.mqtt.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OpenNumbersTest {

    private static final int HIGHEST = 65_535;

    private final OpenNumbers<String> numbers = new OpenNumbers<>();

    @Test
    void countsFromOne() {
        assertThat(numbers.add("a")).isEqualTo(1);
        assertThat(numbers.add("b")).isEqualTo(2);

        assertThat(numbers.get(1)).contains("a");
        assertThat(numbers.get(2)).contains("b");
    }

    @Test
    void givesEachOnce() {
        int number = numbers.add("a");

        assertThat(numbers.remove(number)).contains("a");
        assertThat(numbers.remove(number)).isEmpty();
        assertThat(numbers.get(number)).isEmpty();
    }

    @Test
    void knowsNoOthers() {
        for (int count = 0; count < 1_000; count++) {
            numbers.add("a");
        }
        for (int number :
                new int[] {0, -1, 1_001, 65_535, 65_536, 65_537, 1 << 17, 1 + (1 << 17)}) {
            assertThat(numbers.get(number)).as("%d", number).isEmpty();
            assertThat(numbers.remove(number)).as("%d", number).isEmpty();
        }
    }

    @Test
    void takesNoNumberAgainSoon() {
        for (int count = 1; count <= HIGHEST; count++) {
            int number = numbers.add("a");
            assertThat(number).isEqualTo(count);
            numbers.remove(number);
        }

        assertThat(numbers.add("a")).isEqualTo(1);
    }

    @Test
    void leavesOutWhatIsStillOpen() {
        numbers.add("kept");
        for (int count = 0; count < 3 * HIGHEST; count++) {
            int number = numbers.add("a");
            assertThat(number).isBetween(2, HIGHEST);
            numbers.remove(number);
        }

        assertThat(numbers.get(1)).contains("kept");
    }

    @Test
    void hasEveryNumberOnce() {
        var open = new HashMap<Integer, String>();
        for (int count = 1; count <= HIGHEST; count++) {
            open.put(numbers.add("text " + count), "text " + count);
        }

        assertThat(open).hasSize(HIGHEST).doesNotContainKeys(0, HIGHEST + 1);
        open.forEach((number, text) -> assertThat(numbers.get(number)).contains(text));
        assertThatThrownBy(() -> numbers.add("one more"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("every number that MQTT has is in use");
        numbers.remove(4_711);
        assertThat(numbers.add("one more")).isEqualTo(4_711);
    }

    /** A map does the same, in a simpler way. */
    @Test
    void isAsGoodAsAMap() {
        for (int seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            int most = 1 + random.nextInt(2_000);
            var some = new OpenNumbers<Integer>();
            var map = new LinkedHashMap<Integer, Integer>();
            for (int step = 0; step < 50_000; step++) {
                step(some, map, most, random);
            }
            map.forEach((number, what) -> assertThat(some.get(number)).contains(what));
        }
    }

    private static void step(
            OpenNumbers<Integer> some, Map<Integer, Integer> map, int most, Random random) {
        int number = random.nextInt(HIGHEST + 1);
        if (map.size() < most && random.nextInt(3) > 0) {
            int what = random.nextInt();
            int its = some.add(what);
            if (its < 1 || its > HIGHEST || map.put(its, what) != null) {
                throw new AssertionError("expected a free number, found " + its);
            }
        } else if (!map.isEmpty() && random.nextInt(2) > 0) {
            number = map.keySet().iterator().next();
        }
        var removed = some.remove(number);
        if (!removed.equals(Optional.ofNullable(map.remove(number)))) {
            throw new AssertionError(number + ": found " + removed);
        }
    }
}
