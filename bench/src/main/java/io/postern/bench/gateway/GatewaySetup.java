package io.postern.bench.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Configuration files: for BENCHLABs, after those of the example, and for a relay. */
public final class GatewaySetup {

    private final Path configs;

    public GatewaySetup(Path configs) throws IOException {
        this.configs = configs;
        write("system/system", "{ \"id\": \"bench\" }");
    }

    Path configs() {
        return configs;
    }

    /** The carrier, with the dialogue that knows a BENCHLAB. */
    public GatewaySetup benchlabs(String ports, int most, double scanSeconds) throws IOException {
        return write(
                "carriers/benchlabs",
                """
                {
                  "source": "serial",
                  "ports": "%s",
                  "max_devices": %d,
                  "scan_seconds": %s,
                  "identify": [
                    {
                      "write": { "hex": "00" },
                      "framing": { "type": "fixed", "length": 9 },
                      "expect": { "hex": "42 45 4E 43 48 4C 41 42 00" }
                    },
                    {
                      "write": { "hex": "0E" },
                      "framing": { "type": "fixed", "length": 3 },
                      "expect": { "hex": "EE ?? ??" },
                      "capture": { "product": { "at": 1, "length": 1, "as": "number" } }
                    },
                    {
                      "write": { "hex": "0D" },
                      "framing": { "type": "fixed", "length": 12 },
                      "capture": { "uid": { "as": "hex" } }
                    }
                  ]
                }
                """,
                ports,
                most,
                number(scanSeconds));
    }

    /** Answers are taken; nobody wants them. */
    public GatewaySetup polled(double every) throws IOException {
        return sensors(every, "");
    }

    /** Answers are translated and sent to a broker. */
    public GatewaySetup translated(double every, int port) throws IOException {
        sensors(every, "\"handler\": \"benchlab\", \"handler_function\": \"translate_sensors\",");
        write(
                "carriers/mqtt",
                """
                {
                  "source": "mqtt",
                  "mqtt_url": "127.0.0.1",
                  "mqtt_port": %d,
                  "qos": 0,
                  "client_id": "bench",
                  "system_id": "$system_id"
                }
                """,
                port);
        return write(
                "addresses/telemetry",
                """
                {
                  "message_type": "benchlab_telemetry",
                  "send_or_receive": "send",
                  "carrier": "mqtt",
                  "duration": "on_message",
                  "additional_info": {
                    "topic": "benchlab/$device.uid/telemetry",
                    "add_source": false
                  }
                }
                """);
    }

    /** Everything that a device says is taken, line by line, beside the polls. */
    public GatewaySetup listening(String uid) throws IOException {
        return write(
                "addresses/lines",
                """
                {
                  "message_type": "lines",
                  "send_or_receive": "receive",
                  "carrier": "benchlabs",
                  "payload": "bytes",
                  "duration": "always",
                  "additional_info": {
                    "device": { "uid": "%s" },
                    "framing": { "type": "line", "max_frame": 4096 }
                  }
                }
                """,
                uid);
    }

    /** From one broker to another, as it comes: addresses {@code down} and {@code up}. */
    public GatewaySetup relayed(int from, int to, int qos) throws IOException {
        broker("near", from, qos);
        broker("far", to, qos);
        write(
                "addresses/down",
                """
                {
                  "message_type": "flood",
                  "send_or_receive": "receive",
                  "carrier": "near",
                  "duration": "always",
                  "additional_info": { "topic": "flood" }
                }
                """);
        return write(
                "addresses/up",
                """
                {
                  "message_type": "flood",
                  "send_or_receive": "send",
                  "carrier": "far",
                  "duration": "on_message",
                  "additional_info": { "topic": "up/flood" }
                }
                """);
    }

    /** The same twice, below topics of the names: {@code plain}, and {@code handled} by climate. */
    public GatewaySetup relayedAndHandled(int from, int to) throws IOException {
        broker("near", from, 1);
        broker("far", to, 1);
        write("handlers/climate", "{ \"source\": \"climate\" }");
        way("plain", "");
        return way("handled", "\"handler\": \"climate\", \"handler_function\": \"dew_point\",");
    }

    private GatewaySetup way(String name, String handler) throws IOException {
        write(
                "addresses/" + name,
                """
                {
                  "message_type": "%1$s",
                  "send_or_receive": "receive",
                  "carrier": "near",
                  "duration": "always",
                  %2$s
                  "additional_info": { "topic": "%1$s/#" }
                }
                """,
                name,
                handler);
        return write(
                "addresses/" + name + "_up",
                """
                {
                  "message_type": "%1$s",
                  "send_or_receive": "send",
                  "carrier": "far",
                  "duration": "on_message",
                  "additional_info": { "topic": "up/%1$s" }
                }
                """,
                name);
    }

    /** To many destinations: one to a broker of its own, all others to another one. */
    public GatewaySetup fanned(int from, int to, int toOne, int destinations) throws IOException {
        broker("near", from, 1);
        broker("far", to, 1);
        broker("other", toOne, 1);
        write(
                "addresses/down",
                """
                {
                  "message_type": "flood",
                  "send_or_receive": "receive",
                  "carrier": "near",
                  "duration": "always",
                  "additional_info": { "topic": "meter_teros10/#" }
                }
                """);
        destination(0, "far", "$mqtt.topic");
        destination(1, "other", "copy");
        for (int n = 2; n < destinations; n++) {
            destination(n, "far", "copy/" + n);
        }
        return this;
    }

    private void destination(int number, String carrier, String topic) throws IOException {
        write(
                "addresses/up" + number,
                """
                {
                  "message_type": "flood",
                  "send_or_receive": "send",
                  "carrier": "%s",
                  "duration": "on_message",
                  "additional_info": { "topic": "%s", "topic_levels": true }
                }
                """,
                carrier,
                topic);
    }

    private void broker(String name, int port, int qos) throws IOException {
        write(
                "carriers/" + name,
                """
                {
                  "source": "mqtt",
                  "mqtt_url": "127.0.0.1",
                  "mqtt_port": %d,
                  "qos": %d,
                  "client_id": "%s",
                  "system_id": "$system_id"
                }
                """,
                port,
                qos,
                name);
    }

    private GatewaySetup sensors(double every, String handler) throws IOException {
        return write(
                "addresses/sensors",
                """
                {
                  "message_type": "benchlab_telemetry",
                  "send_or_receive": "receive",
                  "carrier": "benchlabs",
                  %s
                  "payload": "bytes",
                  "duration": %s,
                  "additional_info": {
                    "device": { "product": "16" },
                    "write": { "hex": "01" },
                    "framing": { "type": "fixed", "length": 216 }
                  }
                }
                """,
                handler,
                number(every));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private GatewaySetup write(String name, String text, Object... values) throws IOException {
        var file = configs.resolve(name + ".json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, values.length == 0 ? text : text.formatted(values));
        return this;
    }
}
