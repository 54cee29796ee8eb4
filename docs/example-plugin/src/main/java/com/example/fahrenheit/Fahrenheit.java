package com.example.fahrenheit;

import io.postern.api.context.Function;
import io.postern.api.handler.HandlerContext;
import io.postern.api.handler.HandlerFactory;
import io.postern.api.handler.HandlerKind;
import io.postern.api.message.Draft;
import io.postern.api.message.Envelope;
import io.postern.api.message.UnreadableException;
import io.postern.api.setting.Setting;

/** Turns degrees Fahrenheit into degrees Celsius. */
public class Fahrenheit implements HandlerFactory {

    static final Setting<String> FIELD =
            Setting.text("field", "The field with the temperature.").orElse("temperature");

    @Override
    public HandlerKind<HandlerContext> kind() {
        return HandlerKind.of("fahrenheit", "Temperatures of American devices.")
                .settings(FIELD)
                .translation(
                        Function.of("to_celsius", "Gives them in Celsius.").withoutBlocking(),
                        Fahrenheit::toCelsius)
                .withoutState();
    }

    private static Draft toCelsius(HandlerContext context, Envelope message) {
        var field = context.settings().get(FIELD);
        var content = message.content();
        var degrees = content.number(field);
        if (degrees.isEmpty()) {
            throw new UnreadableException(field + ": expected a number, found none");
        }
        return message.with(content.with(field, (degrees.getAsDouble() - 32) / 1.8));
    }
}
