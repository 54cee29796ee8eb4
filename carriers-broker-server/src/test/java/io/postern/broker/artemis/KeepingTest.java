package io.postern.broker.artemis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.api.link.LinkException;
import io.postern.testing.mqtt.ReceivedMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A broker with a folder. */
@Timeout(180)
class KeepingTest {

    @TempDir Path folder;

    private TestBroker start() throws Exception {
        return TestBroker.start(Map.of("folder", folder.resolve("kept").toString()));
    }

    @Test
    void keepsSessionsAndRetainedMessagesOverARestart() throws Exception {
        try (var broker = start()) {
            broker.sub().session("old", Duration.ofDays(1)).qos(1).topic("a/#").start().stop();
            broker.sub().session("older").qos(2).topic("a/#").start().stop();
            broker.pub().qos(2).message("a/x", "waiting");
            broker.pub().qos(1).retained().message("b/x", "retained");
            broker.shut();
            broker.open();

            try (var five = broker.sub().session("old", Duration.ofDays(1)).topic("b/#").start();
                    var three = broker.sub().session("older").topic("none").start()) {
                assertThat(five.await(2))
                        .extracting(ReceivedMessage::payload)
                        .containsExactlyInAnyOrder("waiting", "retained");
                assertThat(three.await(1))
                        .containsExactly(
                                new ReceivedMessage("a/x", "waiting", 2, false, "", "", ""));
            }
        }
    }

    @Test
    void keepsItsFilesFromOtherUsers() throws Exception {
        var open = Files.createDirectory(folder.resolve("kept"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var broker = start()) {
            broker.pub().qos(1).retained().message("a", "mine");

            Awaitility.await().untilAsserted(() -> assertThat(openToOthers(open)).isEmpty());
        }
    }

    private static List<String> openToOthers(Path folder) throws IOException {
        var open = new ArrayList<String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.toList()) {
                var mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                if (!mode.endsWith("------")) {
                    open.add(mode + " " + folder.relativize(file));
                }
            }
        }
        return open;
    }

    @Test
    void keepsTheOrderOfATopic() throws Exception {
        var payloads = IntStream.range(0, 3_000).mapToObj(Integer::toString).toList();
        try (var broker = start();
                var sub = broker.sub().qos(1).topic("order/#").start()) {
            broker.pub().qos(1).lines("order/x", payloads);

            assertThat(sub.await(3_000)).extracting(ReceivedMessage::payload).isEqualTo(payloads);
        }
    }

    @Test
    void takesMessagesThatAreLargerThanAFileOfItsJournal() throws Exception {
        var settings =
                Map.<String, Object>of("folder", folder.toString(), "max_packet", 4_000_000L);
        var payload = "x".repeat(3_000_000);
        try (var broker = TestBroker.start(settings)) {
            broker.sub().session("large").qos(1).topic("large").start().stop();
            broker.pub().qos(1).message("large", payload);
            broker.shut();
            broker.open();

            try (var sub = broker.sub().session("large").topic("none").start()) {
                assertThat(sub.await(1))
                        .extracting(ReceivedMessage::payload)
                        .containsExactly(payload);
            }
        }
    }

    @Test
    void forgetsEverythingWithoutAFolder() throws Exception {
        try (var broker = TestBroker.start(Map.of())) {
            broker.pub().qos(1).retained().message("a", "lost");
            broker.shut();
            broker.open();
            broker.pub().qos(1).retained().message("b", "there");

            try (var sub = broker.sub().topic("#").start()) {
                assertThat(sub.await(1))
                        .extracting(ReceivedMessage::payload)
                        .containsExactly("there");
            }
        }
    }

    @Test
    void refusesAFolderThatAnotherBrokerHas() throws Exception {
        try (var first = start()) {
            assertThat(first.watch().losses()).isEmpty();
            assertThatThrownBy(this::start)
                    .isInstanceOf(LinkException.class)
                    .hasMessage(
                            "folder \""
                                    + folder.resolve("kept")
                                    + "\": expected it to be this broker's alone, found another"
                                    + " that runs in it: end that one or choose another"
                                    + " \"folder\"");
        }
    }

    @Test
    void refusesAFileAsFolder() throws Exception {
        Files.writeString(folder.resolve("kept"), "a file");

        assertThatThrownBy(this::start)
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("expected a folder to write, found");
    }

    @Test
    void survivesRubbishInItsFolder() throws Exception {
        try (var broker = start()) {
            broker.pub().qos(1).retained().message("a", "x");
        }
        for (var file :
                List.of("journal/activemq-data-9.amq", "bindings/activemq-bindings-9.bindings")) {
            Files.write(folder.resolve("kept").resolve(file), new byte[] {1, 2, 3, 4, 5});
        }

        try (var broker = start();
                var sub = broker.sub().topic("a").start()) {
            assertThat(sub.await(1)).extracting(ReceivedMessage::payload).containsExactly("x");
        }
    }
}
