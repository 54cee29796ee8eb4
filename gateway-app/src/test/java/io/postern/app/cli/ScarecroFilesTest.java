package io.postern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole configuration as users of SCARECRO have it, checked against the plugins that ship. */
class ScarecroFilesTest {

    @TempDir private Path home;

    @Test
    void areTakenOrLeftAloneWithANoteButNeverRefused() throws IOException {
        write(
                "system/system.json",
                """
                {
                  "id": "field_station",
                  "addresses": ["inbound", "cloud_mqtt_send"],
                  "tasks": ["handle_connection_change", "disconnect_cloud", "check_connection"],
                  "updater": "git_updater"
                }
                """);
        write("updater/git_updater.json", "{\"branch\": \"main\"}");
        write("carriers/broker.json", "{\"mqtt_port\": \"1883\", \"qos\": \"1\", \"version\": 5}");
        write(
                "carriers/local.json",
                """
                {
                  "inheritance": ["broker"],
                  "source": "mqtt",
                  "client_id": "sensor_listener",
                  "include_topic": true,
                  "flood_seconds_tolerance": 2
                }
                """);
        write(
                "carriers/cloud.json",
                """
                {
                  "inheritance": ["broker"],
                  "source": "mqtt",
                  "mqtt_url": "cloud.example.org",
                  "client_id": "sensor_sender",
                  "system_id": "$system_id",
                  "monitor_connection": true,
                  "connection_filename": "generated_data/connection_info.json"
                }
                """);
        write(
                "messages/meter_teros10.json",
                "{\"inheritance\": [], \"id_field\": \"id\", \"time_field\": \"time\","
                        + " \"display\": {\"unit\": \"%\"}}");
        write(
                "addresses/sensor.json",
                "{\"handler\": \"datagator_sensors\","
                        + " \"handler_function\": \"process_datagator_sensor_message\","
                        + " \"send_or_receive\": \"receive\","
                        + " \"additional_info\": {\"topic\": \"$msg_type\"}}");
        write(
                "addresses/inbound.json",
                "{\"inheritance\": [\"sensor\"], \"message_type\": [\"meter_teros10\"],"
                        + " \"carrier\": \"local\", \"duration\": \"always\"}");
        write(
                "addresses/cloud_mqtt_send.json",
                "{\"inheritance\": [], \"message_type\": [\"meter_teros10\"], \"handler\": null,"
                        + " \"handler_function\": null, \"send_or_receive\": \"send\","
                        + " \"carrier\": \"cloud\", \"duration\": \"60\","
                        + " \"additional_info\": {\"topic\": \"$msg_type\"}}");
        write(
                "tasks/handle_connection_change.json",
                "{\"source\": \"recovery\", \"function\": \"handle_connection_message\","
                        + " \"arguments\": {}, \"duration\": \"on_message\","
                        + " \"message_type\": \"connection_status\","
                        + " \"connection_filename\": \"generated_data/connection_info.json\"}");
        write(
                "tasks/disconnect_cloud.json",
                "{\"source_type\": \"carrier\", \"config_name\": \"cloud\","
                        + " \"function\": \"disconnect\", \"arguments\": {},"
                        + " \"duration\": \"as_needed\"}");
        write(
                "tasks/check_connection.json",
                "{\"source\": \"system_maintenance\", \"function\": \"check_connection\","
                        + " \"arguments\": {}, \"duration\": 600, \"alert_emails\": null,"
                        + " \"system_lost_connection_patience\": 2}");
        var call = RecordedSession.at(home, Map.of());

        call.run("check", home.resolve("configs").toString());

        assertThat(call.said().lines().filter(line -> line.startsWith(home.toString())))
                .map(line -> line.replace(home + "/configs/", ""))
                .containsExactly(
                        "addresses/cloud_mqtt_send.json:1:158: note: \"duration\": a number in quotes, taken as the number; write it without them",
                        "addresses/inbound.json:1:46: note: what address \"inbound_meter_teros10\" receives is acknowledged before it is sent: message type \"meter_teros10\" goes only to address cloud_mqtt_send_meter_teros10, which picks up the newest of each id by the clock or when asked; a crash may lose it",
                        "carriers/broker.json:1:15: note: \"mqtt_port\": a number in quotes, taken as the number; write it without them",
                        "carriers/broker.json:1:30: note: \"qos\": a number in quotes, taken as the number; write it without them",
                        "carriers/cloud.json:8:3: note: \"connection_filename\": left alone; the gateway remembers lost connections in its data folder",
                        "messages/meter_teros10.json:1:61: note: \"display\": left alone; known keys here: inheritance, id_field, time_field, most_ids, enabled",
                        "system/system.json:5:3: note: \"updater\": left alone; the gateway does not update itself, see docs/operation.md",
                        "tasks/check_connection.json:1:12: waiting: no plugin offers task source \"system_maintenance\"; offered are: recovery; put a plugin that offers it into plugins/",
                        "tasks/check_connection.json:1:100: note: \"alert_emails\": left alone; known keys here: inheritance, source, source_type, config_name, function, arguments, duration, message_type, enabled",
                        "tasks/check_connection.json:1:122: note: \"system_lost_connection_patience\": left alone; known keys here: inheritance, source, source_type, config_name, function, arguments, duration, message_type, enabled",
                        "tasks/disconnect_cloud.json:1:64: note: \"function\": this task does nothing, since the gateway disconnects its carriers itself when it ends",
                        "tasks/handle_connection_change.json:1:145: note: \"connection_filename\": left alone; known keys here: inheritance, source, source_type, config_name, function, arguments, duration, message_type, enabled",
                        "updater:1:1: note: not read; the folders of a configuration are system, messages, carriers, handlers, addresses, tasks");
        assertThat(call.said()).contains("\n0 problems, 1 waiting, ");
    }

    private void write(String name, String text) throws IOException {
        var file = home.resolve("configs").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
