package io.postern.app.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.app.process.GatewayProcess;
import io.postern.testing.mqtt.Mosquitto;
import io.postern.testing.mqtt.ReceivedMessage;
import io.postern.testing.mqtt.RunningSub;
import io.postern.testing.mqtt.Sub;
import io.postern.testing.wire.CuttableProxy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a lost link, once each: on another broker, as any message may be. */
class RecoveryIT {

    private static final String LOST = "connection_status disconnect";
    private static final String BACK = "connection_status reconnect";
    private static final String REQUEST = "recovery_data_request";

    @TempDir private Path folder;

    @Test
    void aLossAndAReturnAreToldOnce() throws Exception {
        try (var near = Mosquitto.in(folder).start();
                var far = Mosquitto.in(folder).start();
                var way = CuttableProxy.to(far);
                var told = Sub.on(near).qos(1).topic("#").start();
                var station = station(near.port(), way.port())) {
            station.start();
            station.awaitLog("carrier far: sending is up");
            station.awaitLog("carrier near: sending is up");
            loseAndReturn(way, told, 0);

            loseAndReturn(way, told, 3);

            station.stop();
            assertThat(kinds(told)).containsExactly(LOST, BACK, REQUEST, LOST, BACK, REQUEST);
        }
    }

    @Test
    void aReturnAfterARestartIsToldOnce() throws Exception {
        try (var near = Mosquitto.in(folder).start();
                var far = Mosquitto.in(folder).start();
                var way = CuttableProxy.to(far);
                var told = Sub.on(near).qos(1).topic("#").start();
                var station = station(near.port(), way.port())) {
            station.start();
            station.awaitLog("carrier far: sending is up");
            lose(way);
            told.await(1);
            station.kill();
            station.start();
            way.accept();
            told.await(3);

            station.stop();

            assertThat(kinds(told)).containsExactly(LOST, BACK, REQUEST);
        }
    }

    private static void loseAndReturn(CuttableProxy way, RunningSub told, int before) {
        lose(way);
        told.await(before + 1);
        way.accept();
        told.await(before + 3);
    }

    private static void lose(CuttableProxy way) {
        way.refuse();
        way.cut();
    }

    /** A return and the request that comes of it. */
    private static List<String> kinds(RunningSub told) {
        return told.received().stream().map(RecoveryIT::kind).toList();
    }

    private static String kind(ReceivedMessage received) {
        if (!received.topic().equals("connection_status")) {
            return received.topic();
        }
        return received.payload().contains("\"disconnect\"") ? LOST : BACK;
    }

    private GatewayProcess station(int near, int far) throws Exception {
        return GatewayProcess.named("site", folder)
                .file("carriers/near.json", carrier(near, ""))
                .file(
                        "carriers/far.json",
                        carrier(
                                far,
                                ", \"monitor_connection\": true,"
                                        + " \"connection_patience\": \"500 ms\""))
                .file("addresses/air.json", address("air", "far"))
                .file("addresses/status.json", address("connection_status", "near"))
                .file("addresses/request.json", address("recovery_data_request", "near"))
                .file(
                        "tasks/recovery.json",
                        """
                        {
                          "source": "recovery",
                          "function": "recovery",
                          "duration": "on_message",
                          "message_type": "connection_status"
                        }
                        """);
    }

    private static String carrier(int port, String more) {
        return """
               {"source": "mqtt", "mqtt_port": %d, "client_id": "$name"%s}
               """
                .formatted(port, more);
    }

    private static String address(String type, String carrier) {
        return """
               {
                 "message_type": "%s",
                 "send_or_receive": "send",
                 "carrier": "%s",
                 "duration": "on_message",
                 "additional_info": {"topic": "$msg_type"}
               }
               """
                .formatted(type, carrier);
    }
}
