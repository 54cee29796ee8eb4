package io.postern.benchlab;

import io.postern.api.context.Function;
import io.postern.api.handler.HandlerContext;
import io.postern.api.handler.HandlerFactory;
import io.postern.api.handler.HandlerKind;
import io.postern.api.setting.Setting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The handler source {@code benchlab}. */
public final class BenchlabFactory implements HandlerFactory {

    private static final Logger LOG = LoggerFactory.getLogger(BenchlabFactory.class);

    static final String CLASSIC = "classic";
    static final String V3 = "v3";
    static final String NEW = "new";
    static final String SECONDS = "seconds";
    static final String MILLISECONDS = "milliseconds";
    static final String TENTHS = "tenths";
    static final String DEGREES = "degrees";
    static final String NONE = "none";
    static final String EXTENDED = "extended";

    static final Setting<String> TOOL =
            Setting.choice(
                            "tool",
                            "Which of the BENCHLAB tools' publishers it writes like: classic is"
                                    + " naming classic, timestamp seconds, chip_temp tenths, info"
                                    + " classic; v3 is naming new, timestamp milliseconds,"
                                    + " chip_temp degrees, info extended.",
                            CLASSIC,
                            V3)
                    .orElse(CLASSIC);
    static final Setting<String> NAMING =
            Setting.choice(
                            "naming",
                            "What translate_sensors calls the temperature sensors, where it is not"
                                    + " as the tool does: classic is Temp_Sensor_1 to"
                                    + " Temp_Sensor_4, new is TS_1 to TS_4.",
                            CLASSIC,
                            NEW)
                    .optional();
    static final Setting<String> TIMESTAMP =
            Setting.choice(
                            "timestamp",
                            "How translate_sensors writes when it was measured, where it is not as"
                                    + " the tool does: seconds since 1970 with decimals, whole"
                                    + " milliseconds, or none, which leaves the field away.",
                            SECONDS,
                            MILLISECONDS,
                            NONE)
                    .optional();
    static final Setting<String> CHIP_TEMP =
            Setting.choice(
                            "chip_temp",
                            "How translate_sensors reads the chip's temperature, where it is not as"
                                    + " the tool does: in tenths of a degree, as only the first"
                                    + " publisher did, or in whole degrees, as those since November"
                                    + " 2025 and the maker's library do.",
                            TENTHS,
                            DEGREES)
                    .optional();
    static final Setting<String> INFO =
            Setting.choice(
                            "info",
                            "What device_info says of a device, where it is not as the tool does:"
                                    + " classic is uid, com_port and firmware; extended adds"
                                    + " VendorId, ProductId, FwVersion and variant.",
                            CLASSIC,
                            EXTENDED)
                    .optional();
    static final Setting<Double> PRESS_SECONDS =
            Setting.decimal(
                            "press_seconds",
                            "How long press_button holds a button down where the message has no"
                                    + " duration.",
                            ButtonPress.SHORTEST,
                            ButtonPress.LONGEST)
                    .orElse(0.5);

    @Override
    public HandlerKind<BenchlabHandler> kind() {
        return HandlerKind.of(
                        "benchlab",
                        "Reads BENCHLAB power meters and presses their buttons.",
                        BenchlabFactory::handler)
                .settings(TOOL, NAMING, TIMESTAMP, CHIP_TEMP, INFO, PRESS_SECONDS)
                .translation(
                        Function.of(
                                        BenchlabHandler.TRANSLATE_SENSORS,
                                        "Makes of the 216 bytes that a device answers the JSON of"
                                                + " its own publisher.")
                                .withoutBlocking(),
                        (handler, message) -> handler.sensors().translated(message))
                .translation(
                        Function.of(
                                        BenchlabHandler.DEVICE_INFO,
                                        "Makes of what is known of a device its info message.")
                                .withoutBlocking(),
                        (handler, message) -> handler.info().translated(message))
                .function(
                        Function.of(
                                        BenchlabHandler.PRESS_BUTTON,
                                        "Makes of a message with button, duration and uid the"
                                                + " device's command.")
                                .withoutBlocking(),
                        (handler, batch) -> handler.presses(batch))
                .withoutState();
    }

    private static BenchlabHandler handler(HandlerContext context) {
        var settings = context.settings();
        var tool = Tool.of(settings);
        return new BenchlabHandler(
                tool.sensors(settings),
                new DeviceInfo(
                        tool.hasExtendedInfo(settings),
                        line -> LOG.warn("handler {}: {}", context.name(), line)),
                new Buttons(settings.get(PRESS_SECONDS)));
    }
}
