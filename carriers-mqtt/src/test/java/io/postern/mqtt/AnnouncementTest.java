package io.postern.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.json.Json;
import io.postern.api.setting.Values;
import io.postern.testing.mqtt.Mosquitto;
import io.postern.testing.mqtt.ReceivedMessage;
import io.postern.testing.mqtt.Sub;
import io.postern.testing.wire.CuttableProxy;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Birth and last will. */
@Timeout(180)
class AnnouncementTest {

    @TempDir Path folder;

    private Mosquitto mosquitto;
    private CuttableProxy wire;

    @BeforeEach
    void start() {
        mosquitto = Mosquitto.in(folder).start();
        wire = CuttableProxy.to(mosquitto);
    }

    @AfterEach
    void stop() {
        wire.close();
        mosquitto.close();
    }

    @ParameterizedTest
    @CsvSource({"3,true,true", "5,true,true", "3,true,false", "5,true,false", "5,false,true"})
    void saysThatItComesAndGoes(int version, boolean receives, boolean sends) throws Exception {
        try (var sub = Sub.on(mosquitto).qos(1).topic("state").start();
                var station = station(version, receives, sends)) {
            station.open();
            assertThat(sub.await(1)).extracting(ReceivedMessage::payload).containsExactly("here");
            station.end();

            assertThat(sub.await(2))
                    .extracting(ReceivedMessage::payload)
                    .containsExactly("here", "gone");
        }
    }

    @ParameterizedTest
    @CsvSource({"3,true,true", "5,true,true", "3,true,false", "5,true,false", "5,false,true"})
    void hasItsWillSaidWhenItIsCutOff(int version, boolean receives, boolean sends)
            throws Exception {
        try (var sub = Sub.on(mosquitto).qos(1).topic("state").start();
                var station = station(version, receives, sends)) {
            station.open();
            wire.cut();
            station.watch().await();
            assertThat(sub.await(2))
                    .extracting(ReceivedMessage::payload)
                    .containsExactly("here", "gone");
            station.reopen();

            assertThat(sub.await(3))
                    .extracting(ReceivedMessage::payload)
                    .containsExactly("here", "gone", "here");
        }
    }

    private MqttStation station(int version, boolean receives, boolean sends) {
        var settings = MqttStation.at(wire.port(), version);
        settings.put("birth", said("here"));
        settings.put("will", said("gone"));
        if (!receives) {
            return MqttStation.sending(settings);
        }
        var station = sends ? MqttStation.both(settings) : MqttStation.receiving(settings);
        return station.listen();
    }

    private static Values said(String payload) {
        return Values.of(Map.of("topic", "state", "payload", Json.of(payload), "retained", true));
    }
}
