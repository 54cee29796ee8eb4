package io.postern.mqtt;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.Trigger;
import io.postern.api.carrier.CarrierFactory;
import io.postern.api.setting.Template;
import io.postern.api.setting.Values;
import io.postern.api.testing.CarrierContract;
import io.postern.api.testing.FakeSendAddress;
import io.postern.testing.mqtt.Mosquitto;
import io.postern.testing.mqtt.Pub;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The carrier against a real broker, in one version of MQTT. */
abstract class ContractRig extends CarrierContract {

    @TempDir static Path folder;

    private static Mosquitto mosquitto;

    private final double version;

    ContractRig(double version) {
        this.version = version;
    }

    @BeforeAll
    static void start() {
        mosquitto = Mosquitto.in(folder).start();
    }

    @AfterAll
    static void stop() {
        mosquitto.close();
    }

    @Override
    protected CarrierFactory factory() {
        return new MqttFactory();
    }

    @Override
    protected Values settings() {
        return Values.of(
                Map.of(
                        "mqtt_url",
                        "127.0.0.1",
                        "mqtt_port",
                        mosquitto.port(),
                        "client_id",
                        "contract",
                        "clean_start",
                        true,
                        "version",
                        version));
    }

    @Override
    protected Optional<ReceiveAddress> receiving() {
        return Optional.of(
                new ReceiveAddress(
                        "test_in", "test_type", Trigger.ALWAYS, Values.of(Map.of("topic", "in"))));
    }

    /** Kept by the broker, so that it comes whenever somebody subscribes. */
    @Override
    protected void provoke() {
        Pub.to(mosquitto).qos(1).retained().message("in/a", "{\"n\":1}");
    }

    @Override
    protected Optional<FakeSendAddress> sending() {
        return Optional.of(
                FakeSendAddress.of(
                        "test_out", "test_type", Values.of(Map.of("topic", Template.of("out")))));
    }

    /** Java ends it a little later; it watches mosquitto_pub. */
    @Override
    protected boolean mayStay(Thread thread) {
        return thread.getName().startsWith("process reaper");
    }
}
