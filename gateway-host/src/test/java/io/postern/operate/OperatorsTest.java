package io.postern.operate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.command.Commands;
import io.postern.config.catalog.Catalog;
import io.postern.config.catalog.Offer;
import io.postern.dead.KeptDeadLetters;
import io.postern.event.EventHub;
import io.postern.gateway.Plans;
import io.postern.gateway.Rig;
import io.postern.http.Health;
import io.postern.http.HttpAddress;
import io.postern.http.HttpRoutes;
import io.postern.http.OwnRoutes;
import io.postern.http.server.HttpServer;
import io.postern.logging.LogForm;
import io.postern.logging.LogLevels;
import io.postern.logging.Logging;
import io.postern.ops.Command;
import io.postern.ops.CommandException;
import io.postern.ops.Event;
import io.postern.ops.Gateway;
import io.postern.ops.Operator;
import io.postern.ops.OperatorFactory;
import io.postern.ops.Route;
import io.postern.socket.NoGatewayException;
import io.postern.socket.SocketClient;
import io.postern.socket.SocketServer;
import io.postern.time.SteadyStamp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operating plugin adds, called as people call it: over the socket and over HTTP. */
class OperatorsTest {

    @TempDir Path data;

    private final Rig rig = new Rig();
    private final EventHub events = new EventHub();
    private final Commands commands = new Commands();
    private final HttpRoutes routes =
            new HttpRoutes(OwnRoutes.of(() -> "up 1\n", () -> new Health(List.of())));
    private final Operators operators = new Operators(gateway(), commands, routes);
    private final HttpServer http =
            HttpServer.start(new HttpAddress("127.0.0.1", 0), routes, rig.time);
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> out = new ArrayList<>();
    private final List<String> error = new ArrayList<>();
    private final List<String> closed = new CopyOnWriteArrayList<>();
    private SocketServer socket;

    @BeforeEach
    void open() throws IOException {
        socket = SocketServer.open(data, commands, rig.time);
        rig.run(
                new Plans()
                        .carrier("in")
                        .carrier("out")
                        .receive("soil", "soil", "in")
                        .send("to_out", "soil", "out"));
    }

    @AfterEach
    void close() throws IOException {
        operators.close();
        socket.close();
        http.close();
        rig.close();
    }

    private Gateway gateway() {
        return new GatewayView(
                rig.running,
                new KeptDeadLetters(rig.deadLetters, rig.poster, rig.running, rig.machine),
                rig.queues,
                events,
                Logging.start(LogLevels.INFO, LogForm.PLAIN),
                "0.1.0",
                SteadyStamp.now(rig.time),
                Optional::empty);
    }

    /** Counts the addresses: as a command, as a page, and over what it was told of. */
    private final class Census implements OperatorFactory {

        private final String name;

        Census(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Operator create(Gateway gateway) {
            var heard = new CopyOnWriteArrayList<Event>();
            var listening = gateway.events(heard::add);
            return new Operator() {
                @Override
                public List<Command> commands() {
                    return List.of(
                            new Command(
                                    name,
                                    "Counts.",
                                    "",
                                    "postern " + name,
                                    (arguments, lines) -> count(gateway, arguments, lines)));
                }

                @Override
                public List<Route> routes() {
                    return List.of(
                            new Route("GET", "/" + name + "/*", request -> page(gateway, heard)));
                }

                @Override
                public void close() {
                    listening.close();
                    closed.add(name);
                }
            };
        }
    }

    private static void count(Gateway gateway, List<String> arguments, Consumer<String> lines)
            throws CommandException {
        if (!arguments.isEmpty()) {
            throw new CommandException(2, "census: expected no argument, found " + arguments);
        }
        gateway.status().addresses().forEach(one -> lines.accept(one.name()));
    }

    private static Route.Response page(Gateway gateway, List<Event> heard) {
        var text = gateway.status().addresses().size() + " addresses, heard " + heard.size();
        return Route.Response.of(200, "text/plain", text.getBytes(UTF_8));
    }

    private void run(OperatorFactory... factories) {
        var offers = new HashMap<String, Offer<OperatorFactory, String>>();
        for (var factory : factories) {
            offers.put(factory.name(), new Offer<>(factory, factory.name(), "test"));
        }
        operators.change(new Catalog(Map.of(), Map.of(), Map.of(), offers));
    }

    private int call(String command, String... arguments) throws NoGatewayException {
        return new SocketClient(data, rig.time)
                .call(command, List.of(arguments), out::add, error::add);
    }

    private HttpResponse<String> get(String path) throws Exception {
        var at = http.opened().toCompletableFuture().join();
        var uri = URI.create("http://127.0.0.1:" + at.getPort() + path);
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    @Test
    void aCommandRunsInTheGatewayOverTheSocket() throws Exception {
        run(new Census("census"));

        int exit = call("census");
        int wrong = call("census", "now");

        assertThat(exit).isZero();
        assertThat(out).containsExactly("soil", "to_out");
        assertThat(wrong).isEqualTo(2);
        assertThat(error).containsExactly("census: expected no argument, found [now]");
    }

    @Test
    void aRouteAnswersOverHttp() throws Exception {
        run(new Census("census"));

        var answer = get("/census/today");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("2 addresses, heard 0");
    }

    @Test
    void anOperatorHearsWhatHappens() throws Exception {
        run(new Census("census"));

        events.tell(new Event.PluginChanged(rig.time.now(), "log", "loaded"));

        await().untilAsserted(
                        () ->
                                assertThat(get("/census/today").body())
                                        .isEqualTo("2 addresses, heard 1"));
    }

    @Test
    void aRemovedPluginTakesCommandAndRouteWithIt() throws Exception {
        run(new Census("census"));

        run();

        assertThat(call("census")).isEqualTo(2);
        assertThat(error).hasSize(1).first().asString().startsWith("command: expected");
        assertThat(get("/census/today").statusCode()).isEqualTo(404);
        assertThat(closed).containsExactly("census");
    }

    @Test
    void aReplacedPluginTakesTheOldOnesPlace() throws Exception {
        run(new Census("census"));

        run(new Census("census"));

        assertThat(call("census")).isZero();
        assertThat(get("/census/today").statusCode()).isEqualTo(200);
        assertThat(closed).containsExactly("census");
    }

    @Test
    void anUnchangedPluginIsLeftAlone() {
        var census = new Census("census");
        run(census);

        run(census, new Census("other"));

        assertThat(closed).isEmpty();
    }

    @Test
    void anOperatorThatCannotBeMadeCostsOnlyItself() throws Exception {
        run(
                failing(
                        "broken",
                        gateway -> {
                            throw new IllegalStateException("no key");
                        }),
                new Census("census"));

        assertThat(call("census")).isZero();
        assertThat(get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void anOperatorThatEatsTheMemoryCostsOnlyItself() throws Exception {
        run(
                failing(
                        "a_glutton",
                        gateway -> {
                            throw new OutOfMemoryError("as a test");
                        }),
                failing("a_loop", gateway -> endless(gateway)),
                new Census("census"));

        assertThat(call("census")).isZero();
    }

    @Test
    void anOperatorThatWantsATakenPathLeavesNothingBehind() throws Exception {
        run(failing("greedy", gateway -> new Greedy()), new Census("census"));

        assertThat(call("greedy")).isEqualTo(2);
        assertThat(call("census")).isZero();
        assertThat(get("/metrics").body()).isEqualTo("up 1\n");
        assertThat(closed).containsExactly("greedy");
    }

    @Test
    void whatAnOperatorListensToEndsWithIt() {
        var heard = new CopyOnWriteArrayList<Event>();
        var others = new CopyOnWriteArrayList<Event>();
        run(
                failing(
                        "forgetful",
                        gateway -> {
                            gateway.events(heard::add);
                            return new Operator() {};
                        }));
        events.listen(others::add);

        run();
        events.tell(new Event.PluginChanged(rig.time.now(), "log", "loaded"));

        await().until(() -> others.size() == 1);
        assertThat(heard).isEmpty();
    }

    @Test
    void anOperatorThatFailsAtItsEndIsGoneAllTheSame() throws Exception {
        run(failing("stubborn", gateway -> new Stubborn()), new Census("census"));

        run(new Census("census"));

        assertThat(commands.find("stubborn")).isEmpty();
        assertThat(call("census")).isZero();
    }

    @Test
    void oneThatHangsAtItsBeginningOrItsEndHoldsUpNobody() {
        var held = new CountDownLatch(1);
        var patient = new Operators(gateway(), commands, routes, Duration.ofMillis(100));
        var hanging =
                failing(
                        "hanging",
                        gateway -> {
                            held.await();
                            return new Census("late").create(gateway);
                        });
        var offers = Map.of("hanging", new Offer<>(hanging, "hanging", "test"));

        patient.change(new Catalog(Map.of(), Map.of(), Map.of(), offers));
        patient.close();
        assertThat(commands.find("late")).isEmpty();
        held.countDown();

        await().until(() -> closed.contains("late"));
        assertThat(commands.find("late")).isEmpty();
    }

    private static Operator endless(Gateway gateway) {
        return endless(gateway);
    }

    private interface Making {

        Operator make(Gateway gateway) throws Exception;
    }

    private static OperatorFactory failing(String name, Making making) {
        return new OperatorFactory() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Operator create(Gateway gateway) throws Exception {
                return making.make(gateway);
            }
        };
    }

    private static Command silent(String name) {
        return new Command(name, "Does.", "", "postern " + name, (arguments, lines) -> {});
    }

    /** Has a command that is free, and wants a page that is the gateway's own. */
    private final class Greedy implements Operator {

        @Override
        public List<Command> commands() {
            return List.of(silent("greedy"));
        }

        @Override
        public List<Route> routes() {
            return List.of(
                    new Route(
                            "GET",
                            "/metrics",
                            request -> Route.Response.of(200, "text/plain", new byte[0])));
        }

        @Override
        public void close() {
            closed.add("greedy");
        }
    }

    /** Throws when it is closed. */
    private static final class Stubborn implements Operator {

        @Override
        public List<Command> commands() {
            return List.of(silent("stubborn"));
        }

        @Override
        public void close() {
            throw new StackOverflowError("as a test");
        }
    }
}
