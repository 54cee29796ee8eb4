package io.postern.simulator.setting;

import io.postern.api.setting.Setting;
import io.postern.api.setting.Shape;
import io.postern.api.setting.Values;
import java.util.List;
import java.util.Map;

/** What a receive address of a simulator may set. */
public final class SimulatorSettings {

    static final String MAX = "max";

    public static final Setting<Map<String, Values>> FIELDS =
            Setting.variants(
                            "fields",
                            "The fields of each message, in this order, each with the \"type\" of"
                                    + " its values. Without it a message has a \"sequence\" and a"
                                    + " \"value\" that goes up and down between 15 and 25 once a"
                                    + " minute.",
                            "type",
                            FieldKinds.SETTINGS)
                    .optional();
    public static final Setting<Object> RATE =
            Setting.<Object>of(
                            "rate",
                            "Messages a second, of all devices together, where the duration is"
                                    + " \"always\"; \"max\" is as many as the gateway acknowledges.",
                            new Shape.Either(
                                    List.of(
                                            new Shape.Decimal(0.0001, 10_000_000),
                                            new Shape.Choice(List.of(MAX)))))
                    .orElse(1.0);
    public static final Setting<Integer> COUNT =
            Setting.whole(
                            "count",
                            "How many messages it makes before it stops; without it there is no"
                                    + " end.",
                            1,
                            Integer.MAX_VALUE)
                    .optional();
    public static final Setting<String> AFTER =
            Setting.text(
                            "after",
                            "Another address of this carrier, with a \"count\": this one starts when"
                                    + " that one has made its last message.")
                    .optional();
    public static final Setting<Integer> DEVICES =
            Setting.whole(
                            "devices",
                            "How many devices it plays, in turn. Where the duration is not"
                                    + " \"always\", each time brings one message of each.",
                            1,
                            100_000)
                    .orElse(1);
    public static final Setting<String> ID =
            Setting.anyText(
                            "id",
                            "The id of a device; $device stands for its number, from 1. Empty text"
                                    + " leaves the field off.")
                    .orElse("device-$device")
                    .withoutKeywords();
    public static final Setting<String> ID_FIELD =
            Setting.text("id_field", "The field for the id, the first of each message.")
                    .orElse("id");
    public static final Setting<String> PLACE =
            Setting.anyText(
                            "place",
                            "The topic that messages pretend to arrive on; $device stands for the"
                                    + " device's number.")
                    .orElse("simulator")
                    .withoutKeywords();
    public static final Setting<Integer> SEED =
            Setting.whole(
                            "seed",
                            "Where random numbers start: the same seed gives the same values.",
                            0,
                            Integer.MAX_VALUE)
                    .orElse(1);
    public static final Setting<Boolean> ACKNOWLEDGED =
            Setting.flag(
                            "acknowledged",
                            "Whether it waits like an MQTT sender at QoS 1: what is not"
                                    + " acknowledged yet comes again after the carrier was opened"
                                    + " again. Otherwise it goes on whatever happens, like QoS 0.")
                    .orElse(true);
    public static final Setting<Integer> RECEIVE_MAXIMUM =
            Setting.whole(
                            "receive_maximum",
                            "How many messages may wait for their acknowledgement before it pauses.",
                            1,
                            65_535)
                    .orElse(100);

    public static final List<Setting<?>> ALL =
            List.of(
                    FIELDS,
                    RATE,
                    COUNT,
                    AFTER,
                    Pause.SETTING,
                    DEVICES,
                    ID,
                    ID_FIELD,
                    PLACE,
                    SEED,
                    ACKNOWLEDGED,
                    RECEIVE_MAXIMUM);

    private SimulatorSettings() {}
}
