package io.postern.climate;

import io.postern.api.context.Meters.Counter;
import io.postern.api.handler.HandlerContext;
import io.postern.api.json.Json;
import io.postern.api.message.Draft;
import io.postern.api.message.Envelope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.DoubleBinaryOperator;

/** Adds a figure to a message; one that lacks what it needs passes unchanged. */
final class Climate {

    private final String temperature;
    private final String humidity;
    private final int digits;
    private final Counter incomplete;

    Climate(HandlerContext context) {
        temperature = context.settings().get(ClimateFactory.TEMPERATURE);
        humidity = context.settings().get(ClimateFactory.HUMIDITY);
        digits = context.settings().get(ClimateFactory.DIGITS);
        incomplete = context.meters().counter("incomplete", "Messages that lack what it needs.");
    }

    /**
     * @param field what the figure is called
     * @param formula of temperature and humidity
     */
    Draft add(String field, DoubleBinaryOperator formula, Envelope message) {
        var content = message.content();
        double figure =
                formula.applyAsDouble(
                        content.number(temperature).orElse(Double.NaN),
                        content.number(humidity).orElse(Double.NaN));
        if (!Double.isFinite(figure)) {
            incomplete.add(1);
            return message.draft();
        }
        return message.with(content.with(field, rounded(figure)));
    }

    private Json rounded(double figure) {
        return Json.of(BigDecimal.valueOf(figure).setScale(digits, RoundingMode.HALF_UP));
    }
}
