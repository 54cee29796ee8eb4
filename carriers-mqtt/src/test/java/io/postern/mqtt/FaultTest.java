package io.postern.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testing.mqtt.Mosquitto;
import io.postern.testing.mqtt.Pub;
import io.postern.testing.wire.CuttableProxy;
import io.postern.testing.wire.WireRecording;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults of ours, in the middle of taking a message. */
@Timeout(180)
class FaultTest {

    @TempDir Path folder;
    private final WireRecording recording = new WireRecording();

    @ParameterizedTest
    @CsvSource({"3,1", "3,2", "5,1", "5,2"})
    void aFaultOnAMessageEndsTheLinkAndTheMessageComesAgain(int version, int qos) throws Exception {
        try (var mosquitto = Mosquitto.in(folder).start();
                var wire = CuttableProxy.recording(mosquitto.port(), recording, "wire");
                var station = MqttStation.receiving(MqttStation.at(wire.port(), version))) {
            station.context.inbox().failsOnce(new AssertionError("as a test"));
            station.listen(MqttStation.from("a", qos)).open();
            Pub.to(mosquitto).qos(qos).lines("a", List.of("1", "2"));

            assertThat(station.watch().await())
                    .isEqualTo("a fault of ours: java.lang.AssertionError: as a test");
            station.reopen();

            station.context.inbox().await(2);
            assertThat(station.payloads()).containsExactly("1", "2");
            recording.awaitConfirmations("wire", 2, Duration.ofSeconds(20));
        }
    }

    /** Where a real process has another last resort, it ends. */
    @Test
    void withoutMemoryTheLastResortIsToldOnTheSpot() throws Exception {
        var before = Thread.getDefaultUncaughtExceptionHandler();
        var told = new CompletableFuture<Throwable>();
        Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> told.complete(fault));
        try (var mosquitto = Mosquitto.in(folder).start();
                var station = MqttStation.receiving(MqttStation.at(mosquitto.port(), 5))) {
            var noMemory = new OutOfMemoryError("as a test");
            station.context.inbox().failsOnce(noMemory);
            station.listen(MqttStation.from("a", 1)).open();
            Pub.to(mosquitto).qos(1).message("a", "1");

            assertThat(told.join()).isSameAs(noMemory);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }
}
