package io.postern.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.config.catalog.Catalog;
import io.postern.config.explain.ExplanationText;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example files of the MQTT carrier's document, as its readers have them. */
class SeedsTest {

    private static final String INBOUND_WITHOUT_COMMA =
            """
            {
                "inheritance":[],
                "message_type": [
                    "meter_teros10",
                ]
                "handler": "datagator_sensors",
                "handler_function": "process_datagator_sensor_message",
                "send_or_receive": "receive",
                "carrier": "local_inbound_mqtt",
                "duration": "always",
                "additional_info": {
                    "topic": "$msg_type"
                }
            }
            """;

    @TempDir Path parent;
    private ConfigFolder configs;

    @BeforeEach
    void writeFiles() {
        configs =
                new ConfigFolder(parent)
                        .file(
                                "carriers/local_inbound_mqtt.json",
                                """
                                {
                                    "source": "mqtt",
                                    "mqtt_url": "127.0.0.1",
                                    "mqtt_port": 1883,
                                    "qos": 0,
                                    "client_id": "sensor_listener",
                                    "version": 3,\s
                                    "include_topic": true
                                }
                                """)
                        .file(
                                "carriers/mqtt_cloud.json",
                                """
                                {
                                    "source": "mqtt",
                                    "mqtt_url": "cloud_broker_url",
                                    "mqtt_port": 8883,
                                    "mqtt_username": "your_username",
                                    "mqtt_password": "your_password",
                                    "qos": 1,
                                    "client_id": "sensor_sender",
                                    "version": 5,
                                    "system_id": "$system_id",
                                    "monitor_connection": true
                                }
                                """)
                        .file(
                                "addresses/meter_teros10_outbound.json",
                                """
                                {
                                    "inheritance":[],
                                    "message_type": [
                                        "meter_teros10",
                                    ],
                                    "handler": null,
                                    "handler_function": null,
                                    "send_or_receive": "receive",
                                    "carrier": "mqtt_cloud",
                                    "duration": "always",
                                    "additional_info": {
                                        "topic": "$msg_type"
                                    }\s
                                }
                                """)
                        .file("addresses/meter_teros10_inbound.json", INBOUND_WITHOUT_COMMA);
    }

    private void insertComma() {
        configs.file(
                "addresses/meter_teros10_inbound.json",
                INBOUND_WITHOUT_COMMA.replace("]\n    \"handler\"", "],\n    \"handler\""));
    }

    @Test
    void verbatimTheMissingCommaIsTheOnlyProblem() {
        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/meter_teros10_inbound.json:6:5: expected ',' or '}' after "message_type", found "handler"
                            6 |     "handler": "datagator_sensors",
                              |     ^
                        configs/carriers/mqtt_cloud.json:6:22: note: "mqtt_password": a secret stands in the file for all to read; keep it elsewhere and write ${env:NAME} or ${file:PATH}
                            6 |     "mqtt_password": •••••••••••••••,
                              |                      ^""");
    }

    @Test
    void withoutAnyPluginEverythingWaits() {
        insertComma();

        var findings = configs.findings(Catalog.EMPTY);

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/meter_teros10_inbound.json:4:9: note: message type "meter_teros10" is received by 2 addresses (meter_teros10_inbound_meter_teros10, meter_teros10_outbound_meter_teros10), but no address sends it and no task is triggered by it
                            4 |         "meter_teros10",
                              |         ^
                        configs/addresses/meter_teros10_inbound.json:6:16: waiting: no plugin offers handler source "datagator_sensors"; offered are: none; put a plugin that offers it into plugins/
                            6 |     "handler": "datagator_sensors",
                              |                ^
                        configs/carriers/local_inbound_mqtt.json:2:15: waiting: no plugin offers carrier source "mqtt"; offered are: none; put a plugin that offers it into plugins/
                            2 |     "source": "mqtt",
                              |               ^
                        configs/carriers/mqtt_cloud.json:2:15: waiting: no plugin offers carrier source "mqtt"; offered are: none; put a plugin that offers it into plugins/
                            2 |     "source": "mqtt",
                              |               ^""");
    }

    @Test
    void withPluginsItIsReady() {
        insertComma();

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/meter_teros10_inbound.json:4:9: note: message type "meter_teros10" is received by 2 addresses (meter_teros10_inbound_meter_teros10, meter_teros10_outbound_meter_teros10), but no address sends it and no task is triggered by it
                            4 |         "meter_teros10",
                              |         ^
                        configs/carriers/mqtt_cloud.json:6:22: note: "mqtt_password": a secret stands in the file for all to read; keep it elsewhere and write ${env:NAME} or ${file:PATH}
                            6 |     "mqtt_password": •••••••••••••••,
                              |                      ^""");
    }

    @Test
    void showsWhatIsInEffect() {
        insertComma();

        var effective = configs.read(Kinds.catalog()).effective();

        assertThat(effective.text())
                .isEqualTo(
                        """
                        {
                          "system": {
                            "id": "host"
                          },
                          "messages": {},
                          "carriers": {
                            "local_inbound_mqtt": {
                              "source": "mqtt",
                              "monitor_connection": false,
                              "connection_patience": "5 s",
                              "mqtt_url": "127.0.0.1",
                              "mqtt_port": 1883,
                              "qos": 0,
                              "client_id": "sensor_listener",
                              "version": 3,
                              "include_topic": true,
                              "keep_alive": "1 min"
                            },
                            "mqtt_cloud": {
                              "source": "mqtt",
                              "monitor_connection": true,
                              "connection_patience": "5 s",
                              "mqtt_url": "cloud_broker_url",
                              "mqtt_port": 8883,
                              "mqtt_username": "your_username",
                              "mqtt_password": "***",
                              "qos": 1,
                              "client_id": "sensor_sender",
                              "version": 5,
                              "system_id": "host",
                              "include_topic": false,
                              "keep_alive": "1 min"
                            }
                          },
                          "handlers": {},
                          "addresses": {
                            "meter_teros10_inbound_meter_teros10": {
                              "message_type": "meter_teros10",
                              "send_or_receive": "receive",
                              "carrier": "local_inbound_mqtt",
                              "handler": "datagator_sensors",
                              "handler_function": "process_datagator_sensor_message",
                              "duration": "always",
                              "payload": "json",
                              "uid": "sequence",
                              "additional_info": {
                                "topic": "meter_teros10"
                              }
                            },
                            "meter_teros10_outbound_meter_teros10": {
                              "message_type": "meter_teros10",
                              "send_or_receive": "receive",
                              "carrier": "mqtt_cloud",
                              "duration": "always",
                              "payload": "json",
                              "uid": "sequence",
                              "additional_info": {
                                "topic": "meter_teros10"
                              }
                            }
                          },
                          "tasks": {}
                        }""");
    }

    @Test
    void explainsTheWayOfAnAddress() {
        insertComma();

        var explanation =
                configs.read(Kinds.catalog()).explanations().named("meter_teros10_inbound");

        assertThat(ExplanationText.of(explanation.get(0)).replace(parent + "/", ""))
                .isEqualTo(
                        """
                        address meter_teros10_inbound_meter_teros10
                        file    configs/addresses/meter_teros10_inbound.json

                        carrier   local_inbound_mqtt (source mqtt: Speaks MQTT.)
                        receives  meter_teros10, topic "meter_teros10"
                        handler   datagator_sensors, function process_datagator_sensor_message
                        when      always
                        then      nothing: no address sends it, no task is triggered by it

                        Values, and where each comes from:
                          message_type: "meter_teros10"           (line 3)
                          send_or_receive: "receive"              (line 8)
                          carrier: "local_inbound_mqtt"           (line 9)
                          handler: "datagator_sensors"            (line 6)
                          handler_function: "process_datagator_sensor_message" (line 7)
                          duration: "always"                      (line 10)
                          payload: "json"                         (default)
                          uid: "sequence"                         (default)
                          additional_info.topic: "meter_teros10"  (line 12)""");
    }
}
