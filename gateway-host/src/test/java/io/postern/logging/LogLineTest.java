package io.postern.logging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogLineTest {

    private final LoggingEvent event = new LoggingEvent();

    LogLineTest() {
        event.setLoggerName("io.postern.carrier.LinkLoop");
        event.setLoggerContext(new LoggerContext());
        event.setLevel(Level.WARN);
        event.setThreadName("carrier cloud");
        event.setMDCPropertyMap(Map.of("carrier", "cloud", "message", "not this one"));
        event.setInstant(
                LocalDateTime.parse("2026-11-21T10:00:00.120")
                        .atZone(ZoneId.systemDefault())
                        .toInstant());
    }

    @Test
    void showsPeopleTimeLevelNameAndMessage() {
        event.setMessage("cloud is down");

        assertThat(line(LogForm.PLAIN))
                .isEqualTo("2026-11-21 10:00:00.120 WARN  carrier.LinkLoop: cloud is down\n");
        assertThat(line(LogForm.COLOUR))
                .isEqualTo(
                        "2026-11-21 10:00:00.120 \u001B[33mWARN \u001B[0m carrier.LinkLoop: cloud"
                                + " is down\n");
    }

    @Test
    void isNotFooledByWhatMessagesQuote() {
        event.setMessage("topic \"a\n2026-11-21 ERROR forged\u001B[31m\r\"");

        assertThat(line(LogForm.PLAIN))
                .isEqualTo(
                        "2026-11-21 10:00:00.120 WARN  carrier.LinkLoop: topic \"a\n"
                                + "    2026-11-21 ERROR forged\uFFFD[31m\"\n");
    }

    @Test
    void showsTheTraceOfAnError() {
        event.setMessage("handler \"x\" failed");
        event.setThrowableProxy(new ThrowableProxy(new IllegalStateException("no such sensor")));

        assertThat(line(LogForm.PLAIN).lines())
                .startsWith(
                        "2026-11-21 10:00:00.120 WARN  carrier.LinkLoop: handler \"x\" failed",
                        "java.lang.IllegalStateException: no such sensor")
                .element(2)
                .asString()
                .startsWith("        at io.postern.logging.LogLineTest");
    }

    @Test
    void writesJsonForMachines() {
        event.setMessage("cloud is \"down\"\nagain");

        var line = line(LogForm.JSON);

        assertThat(line).endsWith("}\n").hasLineCount(1);
        assertThat(Json.read(line.getBytes(UTF_8)))
                .isEqualTo(
                        JsonObject.builder()
                                .put("time", event.getInstant().toString())
                                .put("level", "warn")
                                .put("logger", "io.postern.carrier.LinkLoop")
                                .put("thread", "carrier cloud")
                                .put("message", "cloud is \"down\"\nagain")
                                .put("carrier", "cloud")
                                .build());
    }

    private String line(LogForm form) {
        return new String(form.newEncoder().encode(event), UTF_8);
    }
}
