package io.postern.climate;

import io.postern.api.context.Function;
import io.postern.api.handler.HandlerFactory;
import io.postern.api.handler.HandlerKind;
import io.postern.api.setting.Setting;

/**
 * The handler source {@code climate}. What lacks a temperature or humidity passes unchanged: a
 * sensor must not lose its message for a field.
 */
public final class ClimateFactory implements HandlerFactory {

    static final Setting<String> TEMPERATURE =
            Setting.text("temperature", "The field with the temperature in °C.")
                    .orElse("temperature");
    static final Setting<String> HUMIDITY =
            Setting.text("humidity", "The field with the relative humidity in %.")
                    .orElse("humidity");
    static final Setting<Integer> DIGITS =
            Setting.whole("digits", "Digits after the point of what is added.", 0, 10).orElse(1);

    @Override
    public HandlerKind<Climate> kind() {
        return HandlerKind.of(
                        "climate",
                        "Adds figures of the air to temperature and humidity.",
                        Climate::new)
                .settings(TEMPERATURE, HUMIDITY, DIGITS)
                .translation(
                        Function.of("dew_point", "Adds dew_point in °C.").withoutBlocking(),
                        (climate, message) -> climate.add("dew_point", Air::dewPoint, message))
                .translation(
                        Function.of("heat_index", "Adds heat_index in °C.").withoutBlocking(),
                        (climate, message) -> climate.add("heat_index", Air::heatIndex, message))
                .withoutState();
    }
}
