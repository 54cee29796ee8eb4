package io.postern.config.read;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.SendAddress;
import io.postern.api.address.Trigger;
import io.postern.api.carrier.Carrier;
import io.postern.api.carrier.CarrierContext;
import io.postern.api.carrier.CarrierDraft;
import io.postern.api.carrier.CarrierFactory;
import io.postern.api.carrier.CarrierKind;
import io.postern.api.context.Function;
import io.postern.api.handler.HandlerContext;
import io.postern.api.handler.HandlerFactory;
import io.postern.api.handler.HandlerKind;
import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Draft;
import io.postern.api.message.Envelope;
import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Shape;
import io.postern.api.setting.Template;
import io.postern.api.setting.Values;
import io.postern.api.task.Task;
import io.postern.api.task.TaskContext;
import io.postern.api.task.TaskFactory;
import io.postern.api.task.TaskKind;
import io.postern.config.catalog.Catalog;
import io.postern.config.catalog.Offer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Kinds as plugins would offer them, with settings of every shape. */
public final class Kinds {

    public static final Setting<String> URL =
            Setting.text("mqtt_url", "The broker.").orElse("127.0.0.1");
    public static final Setting<Integer> PORT =
            Setting.whole("mqtt_port", "Its port.", 1, 65_535).orElse(1883);
    public static final Setting<String> PASSWORD =
            Setting.anyText("mqtt_password", "The password.").secret().optional();
    public static final Setting<Template> TOPIC = Setting.pattern("topic", "The topic.");

    private static final Setting<?>[] MQTT = {
        URL,
        PORT,
        Setting.text("mqtt_username", "The user.").optional(),
        PASSWORD,
        Setting.whole("qos", "The quality of service.", 0, 2).orElse(1),
        Setting.text("client_id", "The client's name.").orElse("default"),
        Setting.whole("version", "The protocol's version.", 3, 5).orElse(5),
        Setting.text("system_id", "The system's id.").optional(),
        Setting.flag("include_topic", "Whether to add the topic.").orElse(false),
        Setting.span("keep_alive", "Between two pings.").orElse(Duration.ofSeconds(60)),
        Setting.group(
                        "tls",
                        "Encryption.",
                        Setting.text("ca", "A file.").optional(),
                        Setting.text("key_password", "Of the key.").secret().optional())
                .optional(),
    };

    /** Every shape there is. */
    public static final Settings EVERYTHING =
            Settings.of(
                    Setting.text("text", "A text.").optional(),
                    Setting.anyText("any_text", "Any text.").optional(),
                    Setting.whole("whole", "A whole number.", -5, 5).optional(),
                    Setting.decimal("decimal", "A number.", 0, 1).optional(),
                    Setting.flag("flag", "A flag.").optional(),
                    Setting.choice("choice", "A word.", "red", "green").optional(),
                    Setting.span("span", "A duration.").optional(),
                    Setting.size("size", "A size.").optional(),
                    Setting.pattern("pattern", "A pattern.").optional(),
                    Setting.<Json>of("anything", "Anything.", new Shape.Anything()).optional(),
                    Setting.texts("texts", "Some texts.").optional(),
                    Setting.<Map<String, Integer>>of(
                                    "map", "A map.", new Shape.Mapping(new Shape.Whole(0, 9)))
                            .optional(),
                    Setting.group(
                                    "group",
                                    "A group.",
                                    Setting.whole("inner", "A number.", 0, 9),
                                    Setting.text("pin", "A secret.").secret().optional())
                            .optional(),
                    Setting.variants("generators", "Generators.", "type", generators()).optional(),
                    Setting.<Object>of(
                                    "either",
                                    "A flag or an object.",
                                    new Shape.Either(
                                            List.of(
                                                    new Shape.Flag(),
                                                    new Shape.Group(
                                                            Settings.of(
                                                                    Setting.text(
                                                                            "topic",
                                                                            "A topic."))))))
                            .optional(),
                    Setting.text("expression", "Another language.").withoutKeywords().optional());

    private Kinds() {}

    private static Map<String, Settings> generators() {
        var generators = new LinkedHashMap<String, Settings>();
        generators.put("sine", Settings.of(Setting.span("period", "Of one wave.")));
        generators.put("constant", Settings.of(Setting.decimal("value", "The value.", -1e9, 1e9)));
        return generators;
    }

    /** Offers mqtt, simulator, log, all_shapes; handlers, tasks. */
    public static Catalog catalog() {
        return new Catalog(
                Map.of(
                        "mqtt", carrier(new Mqtt()),
                        "simulator", carrier(new Plain(simulator())),
                        "log", carrier(new Plain(log())),
                        "all_shapes", carrier(new Plain(allShapes())),
                        "broker", carrier(new Plain(CarrierKind.of("broker", "Stands alone.")))),
                Map.of(
                        "datagator_sensors", handler(datagator()),
                        "climate", handler(climate())),
                Map.of("recovery", task()),
                Map.of());
    }

    /** The same without mqtt and the datagator's handler. */
    public static Catalog withoutMqtt() {
        return new Catalog(
                Map.of(
                        "simulator",
                        carrier(new Plain(simulator())),
                        "log",
                        carrier(new Plain(log()))),
                Map.of("climate", handler(climate())),
                Map.of(),
                Map.of());
    }

    private static CarrierKind simulator() {
        return CarrierKind.of("simulator", "Makes messages.")
                .receives(
                        Set.of(Trigger.Kind.ALWAYS, Trigger.Kind.EVERY),
                        Setting.decimal("rate", "Messages a second.", 0.001, 1e6).orElse(1.0))
                .words("device.uid");
    }

    private static CarrierKind log() {
        return CarrierKind.of("log", "Writes messages.")
                .settings(Setting.text("file", "Where to.").optional())
                .sends(
                        EnumSet.of(
                                Trigger.Kind.ON_MESSAGE,
                                Trigger.Kind.EVERY,
                                Trigger.Kind.AS_NEEDED),
                        Setting.pattern("line", "What is written.").optional())
                .function(
                        Function.of("rotate", "Begins a new file.")
                                .withArguments(Setting.whole("keep", "Old files kept.", 0, 99)));
    }

    private static CarrierKind allShapes() {
        return CarrierKind.of("all_shapes", "Has settings of every shape.")
                .settings(EVERYTHING.all().toArray(Setting<?>[]::new))
                .receives(EnumSet.allOf(Trigger.Kind.class));
    }

    private static HandlerKind<?> datagator() {
        return HandlerKind.of("datagator_sensors", "Reads datagators.")
                .translation(
                        Function.of("process_datagator_sensor_message", "Reads a message."),
                        Kinds::none);
    }

    private static HandlerKind<?> climate() {
        return HandlerKind.of("climate", "Translates the weather.")
                .settings(Setting.whole("digits", "Digits kept.", 0, 9).orElse(1))
                .translation(Function.of("dew_point", "Adds the dew point."), Kinds::none)
                .translation(
                        Function.of("report", "Reports.")
                                .withArguments(Setting.text("title", "Of the report.")),
                        Kinds::none);
    }

    private static Draft none(HandlerContext context, Envelope message) {
        throw new UnsupportedOperationException("only checked here");
    }

    static Offer<CarrierFactory, CarrierKind> carrier(CarrierFactory factory) {
        return new Offer<>(factory, factory.kind(), "test");
    }

    /** One that is checked against and never made; another at each call. */
    public static Offer<HandlerFactory, HandlerKind<?>> handler(HandlerKind<?> kind) {
        var factory =
                new HandlerFactory() {
                    @Override
                    public HandlerKind<?> kind() {
                        return kind;
                    }
                };
        return new Offer<>(factory, kind, "test");
    }

    private static Offer<TaskFactory, TaskKind> task() {
        var kind =
                TaskKind.of("recovery", "Recovers.")
                        .function(
                                Function.of("run", "Runs.")
                                        .withArguments(
                                                Setting.span("limit", "How long.")
                                                        .orElse(Duration.ofHours(1))));
        var factory =
                new TaskFactory() {
                    @Override
                    public TaskKind kind() {
                        return kind;
                    }

                    @Override
                    public Task create(TaskContext context) {
                        throw new UnsupportedOperationException("only checked here");
                    }
                };
        return new Offer<>(factory, kind, "test");
    }

    record Plain(CarrierKind kind) implements CarrierFactory {
        @Override
        public CarrierDraft read(Values settings, Findings findings) {
            return Kinds::onlyChecked;
        }
    }

    private static Carrier onlyChecked(CarrierContext context) {
        throw new UnsupportedOperationException("only checked here");
    }

    /** Its own checks quote what they are given, secrets too. */
    private static final class Mqtt implements CarrierFactory {

        @Override
        public CarrierKind kind() {
            return CarrierKind.of("mqtt", "Speaks MQTT.")
                    .settings(MQTT)
                    .receives(EnumSet.allOf(Trigger.Kind.class), TOPIC)
                    .sends(
                            EnumSet.complementOf(EnumSet.of(Trigger.Kind.ALWAYS)),
                            TOPIC,
                            Setting.flag("add_source", "Whether to add it.").orElse(true));
        }

        @Override
        public CarrierDraft read(Values settings, Findings findings) {
            var password = settings.find(PASSWORD).orElse("");
            if (settings.get(URL).equals("break")) {
                throw new IllegalStateException("with the password " + password);
            }
            if (password.contains(" ")) {
                findings.problem(PASSWORD.name(), "expected no blank, found \"" + password + "\"");
            }
            if (settings.get(URL).contains("://")) {
                findings.problem(
                        URL.name(), "expected a host name, found \"" + settings.get(URL) + "\"");
            }
            return new MqttFile();
        }
    }

    private static final class MqttFile implements CarrierDraft {

        @Override
        public void check(ReceiveAddress address, Findings findings) {
            if (address.settings().get(TOPIC).source().startsWith("/")) {
                findings.note(TOPIC.name(), "begins with an empty level");
            }
        }

        @Override
        public void check(SendAddress address, Findings findings) {
            if (address.settings().get(TOPIC).source().contains("#")) {
                findings.problem(
                        TOPIC.name(),
                        "expected no \"#\" in a send topic, found \""
                                + address.settings().get(TOPIC).source()
                                + "\", which would carry "
                                + address.payload(JsonObject.EMPTY).length
                                + " bytes");
            }
        }

        @Override
        public Carrier create(CarrierContext context) {
            throw new UnsupportedOperationException("only checked here");
        }
    }
}
