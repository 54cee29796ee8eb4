package io.postern.app.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.handler.HandlerFactory;
import io.postern.app.process.GatewayProcess;
import io.postern.testing.PluginJar;
import io.postern.testing.mqtt.Mosquitto;
import io.postern.testing.mqtt.Pub;
import io.postern.testing.mqtt.ReceivedMessage;
import io.postern.testing.mqtt.Sub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A handler's jar that is away while its messages come, between two real brokers. */
class AbsentPluginIT {

    private static final String ABSENT = "no plugin offers handler source \"stamp\"";

    @TempDir private Path folder;

    @Test
    void whatComesWhileAJarIsAwayIsHandledWhenItIsBack() throws Exception {
        try (var near = Mosquitto.in(folder).start();
                var far = Mosquitto.in(folder).start();
                var arrived = Sub.on(far).qos(1).topic("#").start();
                var station = station(near.port(), far.port())) {
            var jar = jar(station);
            station.start();
            near.awaitSubscription("site_in_default", "meter/#");
            var feeding = new Feeding(near);

            feeding.awaitMore(300);
            Files.move(jar, folder.resolve("away"));
            station.awaitLog(ABSENT);
            feeding.awaitMore(300);
            Files.move(folder.resolve("away"), jar);
            feeding.awaitMore(300);

            var sent = feeding.stop();
            assertThat(arrived.await(sent.size()))
                    .extracting(ReceivedMessage::payload)
                    .isEqualTo(sent);
        }
    }

    @Test
    void whatComesWhileAJarIsBrokenAtTheStartIsHandledWhenItIsWhole() throws Exception {
        try (var near = Mosquitto.in(folder).start();
                var far = Mosquitto.in(folder).start();
                var arrived = Sub.on(far).qos(1).topic("#").start();
                var station = station(near.port(), far.port())) {
            var jar = jar(station);
            station.start();
            near.awaitSubscription("site_in_default", "meter/#");
            station.stop();
            Pub.to(near).qos(1).lines("meter", numbers(0, 100));

            var whole = Files.readAllBytes(jar);
            Files.write(jar, Arrays.copyOf(whole, whole.length / 2));
            station.start();
            station.awaitLog(ABSENT);
            near.awaitClient("site_in_default");
            Pub.to(near).qos(1).lines("meter", numbers(100, 200));
            put(jar, whole);

            assertThat(arrived.await(200))
                    .extracting(ReceivedMessage::payload)
                    .isEqualTo(numbers(0, 200));
        }
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(n -> "{\"n\":" + n + "}").toList();
    }

    private static Path jar(GatewayProcess station) {
        var jar = station.plugins().resolve("stamp.jar");
        PluginJar.of("stamp", "1.0")
                .source("stamp.Stamp", STAMP)
                .service(HandlerFactory.class, "stamp.Stamp")
                .writeTo(jar);
        return jar;
    }

    private void put(Path jar, byte[] bytes) throws IOException {
        var beside = Files.write(folder.resolve("whole"), bytes);
        Files.move(beside, jar, StandardCopyOption.ATOMIC_MOVE);
    }

    private static final String STAMP =
            """
            package stamp;

            import io.postern.api.context.Function;
            import io.postern.api.handler.*;

            public class Stamp implements HandlerFactory {
                public HandlerKind<?> kind() {
                    return HandlerKind.of("stamp", "Lets messages pass.")
                            .translation(
                                    Function.of("pass", "Passes.").withoutBlocking(),
                                    (context, m) -> m.with(m.content()));
                }
            }
            """;

    /** Publishes numbers without end. */
    private static final class Feeding {

        private final AtomicInteger count = new AtomicInteger();
        private final AtomicBoolean over = new AtomicBoolean();
        private final Thread thread;

        Feeding(Mosquitto near) {
            thread =
                    new Thread(
                            () -> {
                                while (!over.get()) {
                                    int from = count.get();
                                    Pub.to(near).qos(1).lines("meter", numbers(from, from + 50));
                                    count.addAndGet(50);
                                }
                            });
            thread.start();
        }

        void awaitMore(int more) {
            int wanted = count.get() + more;
            await().atMost(WireLedger.PATIENCE).until(() -> count.get() >= wanted);
        }

        List<String> stop() throws InterruptedException {
            over.set(true);
            thread.join();
            return numbers(0, count.get());
        }
    }

    private GatewayProcess station(int near, int far) throws Exception {
        return GatewayProcess.named("site", folder)
                .file(
                        "carriers/near.json",
                        """
                        {"source": "mqtt", "mqtt_port": %d, "client_id": "site_in"}
                        """
                                .formatted(near))
                .file(
                        "carriers/far.json",
                        """
                        {"source": "mqtt", "mqtt_port": %d, "client_id": "site_out"}
                        """
                                .formatted(far))
                .file(
                        "addresses/meter.json",
                        """
                        {
                          "message_type": "meter",
                          "send_or_receive": "receive",
                          "carrier": "near",
                          "handler": "stamp",
                          "handler_function": "pass",
                          "duration": "always",
                          "additional_info": {"topic": "meter"}
                        }
                        """)
                .file(
                        "addresses/meter_far.json",
                        """
                        {
                          "message_type": "meter",
                          "send_or_receive": "send",
                          "carrier": "far",
                          "duration": "on_message",
                          "additional_info": {"topic": "meter", "add_source": false}
                        }
                        """);
    }
}
