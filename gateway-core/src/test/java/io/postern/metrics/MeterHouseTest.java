package io.postern.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class MeterHouseTest {

    private final MeterHouse house = new MeterHouse();

    @Test
    void showsCountersAndGaugesWithTheirObject() {
        var room = house.room("carrier", "serial");
        room.counter("frames", "Frames read").add(2);
        room.counter("frames", "Frames read").add(3);
        room.gauge("ports", "Ports open", () -> 1.5);

        assertThat(house.scrape())
                .isEqualTo(
                        """
                        # HELP postern_plugin_frames_total Frames read
                        # TYPE postern_plugin_frames_total counter
                        postern_plugin_frames_total{kind="carrier",object="serial"} 5.0
                        # HELP postern_plugin_ports Ports open
                        # TYPE postern_plugin_ports gauge
                        postern_plugin_ports{kind="carrier",object="serial"} 1.5
                        """);
    }

    @Test
    void readsTheCountsOfAddressesWhenAsked() {
        var in = new LongAdder();
        var dropped = new ConcurrentHashMap<String, Long>();
        var room = house.room("address", "meter");
        room.count("postern.messages.in", "Messages that came", in::sum);
        room.counts("postern.messages.dropped", "Messages dropped", "reason", () -> dropped);
        assertThat(house.scrape())
                .contains("postern_messages_in_total{kind=\"address\",object=\"meter\"} 0.0\n")
                .doesNotContain("dropped");

        in.add(7);
        dropped.putAll(Map.of("flood", 2L, "expired", 1L));

        assertThat(house.scrape())
                .contains("postern_messages_in_total{kind=\"address\",object=\"meter\"} 7.0\n")
                .contains("{kind=\"address\",object=\"meter\",reason=\"flood\"} 2.0\n")
                .contains("{kind=\"address\",object=\"meter\",reason=\"expired\"} 1.0\n");
    }

    @Test
    void valuesOfALabelComeAndGo() {
        var up = new ConcurrentHashMap<>(Map.of("ttyACM0", 1, "ttyACM1", 0));
        house.room("carrier", "benches").values("postern.link.up", "1 while up", "link", () -> up);
        var first = house.scrape();

        up.remove("ttyACM1");
        up.put("ttyACM0", 0);

        assertThat(first)
                .contains("{kind=\"carrier\",link=\"ttyACM0\",object=\"benches\"} 1.0\n")
                .contains("{kind=\"carrier\",link=\"ttyACM1\",object=\"benches\"} 0.0\n");
        assertThat(house.scrape())
                .contains("{kind=\"carrier\",link=\"ttyACM0\",object=\"benches\"} 0.0\n")
                .doesNotContain("ttyACM1");
    }

    @Test
    void showsWhatIsAddedAfterTheFirstLook() {
        house.scrape();

        house.room("handler", "b").gauge("open", "Windows", () -> 3);

        assertThat(house.scrape()).contains("{kind=\"handler\",object=\"b\"} 3.0\n");
    }

    @Test
    void aGaugeOfTheSameNameTakesTheOldOnesPlace() {
        var room = house.room("handler", "a");
        room.gauge("open", "Windows", () -> 1);
        house.scrape();

        room.gauge("open", "Windows", () -> 2);

        assertThat(house.scrape()).contains("} 2.0\n").doesNotContain("} 1.0\n");
    }

    @Test
    void anObjectThatIsReplacedShowsItsNewFigures() {
        var old = house.room("handler", "a");
        old.gauge("open", "Windows", () -> 1);
        house.scrape();
        var fresh = house.room("handler", "a");
        fresh.gauge("open", "Windows", () -> 2);
        assertThat(house.scrape()).contains("} 2.0\n");

        old.close();
        assertThat(house.scrape()).contains("} 2.0\n");

        fresh.close();
        assertThat(house.scrape()).isEmpty();
    }

    @Test
    void anObjectWhoseReplacementFailedShowsItsFiguresAgain() {
        house.room("handler", "a").gauge("open", "Windows", () -> 1);
        house.scrape();
        var failed = house.room("handler", "a");
        failed.gauge("open", "Windows", () -> 2);

        failed.close();

        assertThat(house.scrape()).contains("} 1.0\n");
    }

    @Test
    void aClosedRoomShowsNothingMore() {
        var room = house.room("handler", "a");
        room.counter("x", "").add(1);
        room.close();

        room.counter("late", "").add(1);
        room.gauge("late", "", () -> 1);

        assertThat(house.scrape()).isEmpty();
    }

    @Test
    void aGaugeThatThrowsSpoilsNoOther() {
        var room = house.room("handler", "a");
        room.gauge(
                "bad",
                "",
                () -> {
                    throw new IllegalStateException("the sensor is gone");
                });
        room.gauge("good", "", () -> 1);

        assertThat(house.scrape())
                .contains("postern_plugin_bad{kind=\"handler\",object=\"a\"} NaN\n")
                .contains("postern_plugin_good{kind=\"handler\",object=\"a\"} 1.0\n");
    }

    @Test
    void anyNamesAndLabelsCanBeShown() {
        var room = house.room("handler", "a \"b\"\n\\é");
        room.gauge("1 ugly/näme", "line\nbreak", () -> 1);

        assertThat(house.scrape()).contains("object=\"a \\\"b\\\"\\n\\\\é\"} 1.0\n");
    }

    @Test
    void keepsNothingOfAClosedObject() {
        var figure = new AtomicReference<DoubleSupplier>(new OwnValue());
        var trace = new WeakReference<>(figure.get());
        var room = house.room("handler", "a");
        room.gauge("open", "", figure.get());
        house.scrape();
        room.close();
        house.scrape();

        figure.set(() -> 0);

        Awaitility.await()
                .untilAsserted(
                        () -> {
                            System.gc();
                            assertThat(trace.get()).isNull();
                        });
    }

    @Test
    void showsTheProcess() {
        ProcessFigures.register(house.hall(), () -> 4);

        assertThat(house.scrape())
                .contains("postern_plugin_loaders 4.0\n")
                .containsPattern("jvm_heap_used_bytes \\d")
                .containsPattern("jvm_threads_live \\d")
                .containsPattern("jvm_classes_loaded \\d")
                .containsPattern("process_start_time_seconds \\d")
                .containsPattern("process_open_fds \\d");
    }

    private static final class OwnValue implements DoubleSupplier {

        @Override
        public double getAsDouble() {
            return 1;
        }
    }
}
