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

class AllMetersTest {

    private final AllMeters all = new AllMeters();

    @Test
    void showsCountersAndGaugesWithTheirObject() {
        var meters = all.of("carrier", "serial");
        meters.counter("frames", "Frames read").add(2);
        meters.counter("frames", "Frames read").add(3);
        meters.gauge("ports", "Ports open", () -> 1.5);

        assertThat(all.scrape())
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
        var meters = all.of("address", "meter");
        meters.count("postern.messages.in", "Messages that came", in::sum);
        meters.counts("postern.messages.dropped", "Messages dropped", "reason", () -> dropped);
        assertThat(all.scrape())
                .contains("postern_messages_in_total{kind=\"address\",object=\"meter\"} 0.0\n")
                .doesNotContain("dropped");

        in.add(7);
        dropped.putAll(Map.of("flood", 2L, "expired", 1L));

        assertThat(all.scrape())
                .contains("postern_messages_in_total{kind=\"address\",object=\"meter\"} 7.0\n")
                .contains("{kind=\"address\",object=\"meter\",reason=\"flood\"} 2.0\n")
                .contains("{kind=\"address\",object=\"meter\",reason=\"expired\"} 1.0\n");
    }

    @Test
    void valuesOfALabelComeAndGo() {
        var up = new ConcurrentHashMap<>(Map.of("ttyACM0", 1, "ttyACM1", 0));
        all.of("carrier", "benches").values("postern.link.up", "1 while up", "link", () -> up);
        var first = all.scrape();

        up.remove("ttyACM1");
        up.put("ttyACM0", 0);

        assertThat(first)
                .contains("{kind=\"carrier\",link=\"ttyACM0\",object=\"benches\"} 1.0\n")
                .contains("{kind=\"carrier\",link=\"ttyACM1\",object=\"benches\"} 0.0\n");
        assertThat(all.scrape())
                .contains("{kind=\"carrier\",link=\"ttyACM0\",object=\"benches\"} 0.0\n")
                .doesNotContain("ttyACM1");
    }

    @Test
    void showsWhatIsAddedAfterTheFirstLook() {
        all.scrape();

        all.of("handler", "b").gauge("open", "Windows", () -> 3);

        assertThat(all.scrape()).contains("{kind=\"handler\",object=\"b\"} 3.0\n");
    }

    @Test
    void aGaugeOfTheSameNameTakesTheOldOnesPlace() {
        var meters = all.of("handler", "a");
        meters.gauge("open", "Windows", () -> 1);
        all.scrape();

        meters.gauge("open", "Windows", () -> 2);

        assertThat(all.scrape()).contains("} 2.0\n").doesNotContain("} 1.0\n");
    }

    @Test
    void anObjectThatIsReplacedShowsItsNewFigures() {
        var old = all.of("handler", "a");
        old.gauge("open", "Windows", () -> 1);
        all.scrape();
        var fresh = all.of("handler", "a");
        fresh.gauge("open", "Windows", () -> 2);
        assertThat(all.scrape()).contains("} 2.0\n");

        old.close();
        assertThat(all.scrape()).contains("} 2.0\n");

        fresh.close();
        assertThat(all.scrape()).isEmpty();
    }

    @Test
    void anObjectWhoseReplacementFailedShowsItsFiguresAgain() {
        all.of("handler", "a").gauge("open", "Windows", () -> 1);
        all.scrape();
        var failed = all.of("handler", "a");
        failed.gauge("open", "Windows", () -> 2);

        failed.close();

        assertThat(all.scrape()).contains("} 1.0\n");
    }

    @Test
    void aClosedRoomShowsNothingMore() {
        var meters = all.of("handler", "a");
        meters.counter("x", "").add(1);
        meters.close();

        meters.counter("late", "").add(1);
        meters.gauge("late", "", () -> 1);

        assertThat(all.scrape()).isEmpty();
    }

    @Test
    void aGaugeThatThrowsSpoilsNoOther() {
        var meters = all.of("handler", "a");
        meters.gauge(
                "bad",
                "",
                () -> {
                    throw new IllegalStateException("the sensor is gone");
                });
        meters.gauge("good", "", () -> 1);

        assertThat(all.scrape())
                .contains("postern_plugin_bad{kind=\"handler\",object=\"a\"} NaN\n")
                .contains("postern_plugin_good{kind=\"handler\",object=\"a\"} 1.0\n");
    }

    @Test
    void anyNamesAndLabelsCanBeShown() {
        var meters = all.of("handler", "a \"b\"\n\\é");
        meters.gauge("1 ugly/näme", "line\nbreak", () -> 1);

        assertThat(all.scrape()).contains("object=\"a \\\"b\\\"\\n\\\\é\"} 1.0\n");
    }

    @Test
    void keepsNothingOfAClosedObject() {
        var figure = new AtomicReference<DoubleSupplier>(new OwnValue());
        var trace = new WeakReference<>(figure.get());
        var meters = all.of("handler", "a");
        meters.gauge("open", "", figure.get());
        all.scrape();
        meters.close();
        all.scrape();

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
        ProcessFigures.register(all.ofProcess(), () -> 4);

        assertThat(all.scrape())
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
