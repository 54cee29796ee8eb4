package io.postern.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.handler.HandlerFactory;
import io.postern.testing.PluginJar;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin of a real gateway that needs a file, fails, or ends the process. */
class PluginFailuresIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir private Path folder;

    private Path licence() {
        return folder.resolve("soil.licence");
    }

    private GatewayProcess station(String function) throws Exception {
        var station =
                GatewayProcess.named("barn", folder)
                        .variable("SOIL_LICENCE", licence().toString())
                        .file("carriers/field.json", "{\"source\": \"simulator\"}")
                        .file(
                                "carriers/journal.json",
                                "{\"source\": \"log\", \"file\": \"${env:POSTERN_DATA}/out.jsonl\"}")
                        .file("handlers/soil.json", "{\"source\": \"soil\"}")
                        .file("addresses/soil.json", receive("soil", function))
                        .file("addresses/soil_out.json", send("soil"))
                        .file("addresses/air.json", receive("air", ""))
                        .file("addresses/air_out.json", send("air"));
        PluginJar.of("soil", "1.0")
                .source("com.example.Soil", SOIL)
                .service(HandlerFactory.class, "com.example.Soil")
                .writeTo(station.plugins().resolve("soil.jar"));
        return station;
    }

    private static String receive(String type, String function) {
        var handler =
                function.isEmpty()
                        ? ""
                        : "\"handler\": \"soil\", \"handler_function\": \"" + function + "\",";
        return """
        {"message_type": "%s", "send_or_receive": "receive", "carrier": "field", %s
         "duration": "always", "additional_info": {"rate": 20}}
        """
                .formatted(type, handler);
    }

    private static String send(String type) {
        return """
        {"message_type": "%s", "send_or_receive": "send", "carrier": "journal",
         "duration": "on_message"}
        """
                .formatted(type);
    }

    private void awaitOut(GatewayProcess station, String type) {
        await().atMost(PATIENCE)
                .ignoreException(NoSuchFileException.class)
                .until(
                        () ->
                                Files.readString(station.data().resolve("out.jsonl"))
                                        .contains("\"type\":\"" + type + "\""));
    }

    @Test
    void whatCannotBeMadeWaitsAndIsTriedAgainWhileTheRestRuns() throws Exception {
        try (var station = station("passes")) {
            station.start();

            station.awaitLog(
                    "configs/handlers/soil.json: handler soil cannot be made: NoSuchFileException: "
                            + licence()
                            + "; it waits, and is tried again within a minute\n"
                            + "    at com.example.Soil.create(Soil.java:");
            awaitOut(station, "air");
            assertThat(station.says("status").replaceAll("\\s+", " "))
                    .contains("handlers/soil.json: waiting: handler soil cannot be made: ")
                    .contains(
                            "waits: handler soil, which cannot be made, and its messages with it");

            Files.writeString(licence(), "granted");
            awaitOut(station, "soil");
            assertThat(station.log()).contains("handler soil is made, and goes on");
            assertThat(station.says("status")).doesNotContain("cannot be made");
        }
    }

    @Test
    void whatAHandlerThrowsIsShownOnceWithItsOwnLines() throws Exception {
        Files.writeString(licence(), "granted");
        try (var station = station("throws")) {
            station.start();

            station.awaitLog(
                    "handler soil, function throws: NumberFormatException: For input string:"
                            + " \"wet\"\n    at com.example.Soil.");
            await().atMost(PATIENCE).until(() -> station.says("dead").lines().count() > 5);
            assertThat(station.log().lines())
                    .filteredOn(line -> line.contains("Gateway: handler soil, function throws"))
                    .hasSize(1);
        }
    }

    @Test
    void whoEndsTheProcessIsNamed() throws Exception {
        Files.writeString(licence(), "granted");
        try (var station = station("exits")) {
            station.file("addresses/soil.json", "{\"enabled\": false}");
            station.start();
            station.file("addresses/soil.json", receive("soil", "exits"));

            var ended = station.awaitEnd();

            assertThat(ended.code()).isEqualTo(7);
            assertThat(ended.err())
                    .contains("ERROR Gateway: the gateway ends at once: com.example.Soil.")
                    .contains("called System.exit on thread \"");
        }
    }

    private static final String SOIL =
            """
            package com.example;

            import io.postern.api.context.Function;
            import io.postern.api.handler.*;
            import java.nio.file.*;

            public class Soil implements HandlerFactory {
                public HandlerKind<?> kind() {
                    return HandlerKind.of("soil", "Needs a licence.", Soil::create)
                            .translation(
                                    Function.of("passes", "Passes.").withoutBlocking(),
                                    (licence, message) -> message.with(message.content()))
                            .translation(
                                    Function.of("throws", "Throws.").withoutBlocking(),
                                    (licence, message) -> {
                                        Integer.parseInt("wet");
                                        return message.draft();
                                    })
                            .translation(
                                    Function.of("exits", "Ends it all.").withoutBlocking(),
                                    (licence, message) -> {
                                        System.exit(7);
                                        return message.draft();
                                    });
                }

                private static String create(HandlerContext context) throws Exception {
                    return Files.readString(Path.of(System.getenv("SOIL_LICENCE")));
                }
            }
            """;
}
