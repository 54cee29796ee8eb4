package io.postern.app.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A configuration that does a little of everything that most gateways do. */
final class Scene {

    private Scene() {}

    /** Writes it into an empty folder. */
    static void write(Path configs, int port) throws IOException {
        file(configs, "system/system.json", "{ \"id\": \"rehearsal\" }");
        file(configs, "carriers/gators.yaml", "source: simulator\n");
        file(
                configs,
                "carriers/journal.yaml",
                """
                source: log
                file: ${env:POSTERN_DATA:-data}/journal.jsonl
                """);
        file(
                configs,
                "carriers/broker.yaml",
                """
                source: mqtt
                mqtt_port: %d
                client_id: rehearsal
                system_id: $system_id
                monitor_connection: true
                """
                        .formatted(port));
        address(configs, "made", "air", "receive", "gators", "always", "  rate: 20");
        address(configs, "kept", "air", "send", "journal", "on_message", "");
        address(
                configs,
                "sensors",
                "meter_teros10",
                "receive",
                "broker",
                "always",
                """
                  topic: $msg_type
                handler: datagator_sensors
                handler_function: process_datagator_sensor_message
                """);
        address(
                configs,
                "sent",
                "meter_teros10",
                "send",
                "broker",
                "on_message",
                "  topic: sites/$system_id/$msg_id");
    }

    private static void address(
            Path configs,
            String name,
            String type,
            String way,
            String carrier,
            String duration,
            String more)
            throws IOException {
        file(
                configs,
                "addresses/" + name + ".yaml",
                """
                message_type: %s
                send_or_receive: %s
                carrier: %s
                duration: %s
                %s
                """
                        .formatted(
                                type,
                                way,
                                carrier,
                                duration,
                                more.isEmpty() ? "" : "additional_info:\n" + more));
    }

    private static void file(Path configs, String name, String text) throws IOException {
        var file = configs.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
