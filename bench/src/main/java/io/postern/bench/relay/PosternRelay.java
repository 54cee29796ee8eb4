package io.postern.bench.relay;

import io.postern.bench.process.ProcessCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The distribution as it ships, started by its launcher on a configuration folder of its own: MQTT
 * in, the datagator handler, MQTT out.
 *
 * @param small whether it is to take little memory
 */
record PosternRelay(Path distribution, boolean small) implements Relay {

    @Override
    public String name() {
        return small ? "small" : "postern";
    }

    @Override
    public ProcessCommand command(Way way, List<String> javaOptions) throws IOException {
        var configs = way.folder().resolve("configs");
        write(configs.resolve("system/system.json"), "{ \"id\": \"bench\" }");
        write(configs.resolve("carriers/local.json"), carrier("bench_in", way.inPort(), way.qos()));
        write(
                configs.resolve("carriers/cloud.json"),
                carrier("bench_out", way.outPort(), way.qos()));
        write(
                configs.resolve("addresses/meter_teros10_inbound.json"),
                """
                {
                  "message_type": "meter_teros10",
                  "handler": "datagator_sensors",
                  "handler_function": "process_datagator_sensor_message",
                  "send_or_receive": "receive",
                  "carrier": "local",
                  "duration": "always",
                  "additional_info": { "topic": "$msg_type" }
                }
                """);
        write(
                configs.resolve("addresses/meter_teros10_outbound.json"),
                """
                {
                  "message_type": "meter_teros10",
                  "send_or_receive": "send",
                  "carrier": "cloud",
                  "duration": "on_message",
                  "additional_info": { "topic": "$msg_type" }
                }
                """);
        var words =
                List.of(
                        distribution.resolve("bin/postern").toString(),
                        "run",
                        "--configs",
                        configs.toString(),
                        "--plugins",
                        distribution.resolve("plugins").toString(),
                        "--data",
                        way.folder().resolve("data").toString(),
                        "--http",
                        "127.0.0.1:0");
        return new ProcessCommand(
                small ? Stream.concat(words.stream(), Stream.of("--small")).toList() : words,
                Map.of("POSTERN_JAVA_OPTS", String.join(" ", javaOptions)));
    }

    private static String carrier(String clientId, int port, int qos) {
        return """
                {
                  "source": "mqtt",
                  "mqtt_url": "127.0.0.1",
                  "mqtt_port": %d,
                  "qos": %d,
                  "client_id": "%s",
                  "system_id": "$system_id"
                }
                """
                .formatted(port, qos, clientId);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
