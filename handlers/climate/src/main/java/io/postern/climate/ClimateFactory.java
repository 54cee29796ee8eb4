package io.postern.climate;

import io.postern.api.context.Function;
import io.postern.api.handler.Handler;
import io.postern.api.handler.HandlerContext;
import io.postern.api.handler.HandlerFactory;
import io.postern.api.handler.HandlerKind;
import io.postern.api.json.Json;
import io.postern.api.setting.Setting;
import java.math.BigDecimal;
import java.math.RoundingMode;

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
    public HandlerKind kind() {
        return HandlerKind.of("climate", "Adds figures of the air to temperature and humidity.")
                .settings(TEMPERATURE, HUMIDITY, DIGITS)
                .function(Function.of("dew_point", "Adds dew_point in °C.").withoutBlocking())
                .function(Function.of("heat_index", "Adds heat_index in °C.").withoutBlocking())
                .withoutState();
    }

    @Override
    public Handler create(HandlerContext context) {
        var temperature = context.settings().get(TEMPERATURE);
        var humidity = context.settings().get(HUMIDITY);
        int digits = context.settings().get(DIGITS);
        var incomplete =
                context.meters().counter("incomplete", "Messages that lack what it needs.");
        return (function, batch) ->
                batch.each(
                        message -> {
                            var content = message.content();
                            double figure =
                                    figure(
                                            function,
                                            content.number(temperature).orElse(Double.NaN),
                                            content.number(humidity).orElse(Double.NaN));
                            if (!Double.isFinite(figure)) {
                                incomplete.add(1);
                                return message.draft();
                            }
                            return message.with(content.with(function, rounded(figure, digits)));
                        });
    }

    private static double figure(String function, double temperature, double humidity) {
        return function.equals("dew_point")
                ? Air.dewPoint(temperature, humidity)
                : Air.heatIndex(temperature, humidity);
    }

    private static Json rounded(double figure, int digits) {
        return Json.of(BigDecimal.valueOf(figure).setScale(digits, RoundingMode.HALF_UP));
    }
}
