package com.example.@name@;

import io.postern.api.context.Function;
import io.postern.api.handler.HandlerContext;
import io.postern.api.handler.HandlerFactory;
import io.postern.api.handler.HandlerKind;
import io.postern.api.message.Draft;
import io.postern.api.message.Envelope;
import io.postern.api.setting.Setting;

/** Multiplies a field of each message: a beginning, to be replaced by what yours does. */
public class @Name@ implements HandlerFactory {

    static final Setting<String> FIELD =
            Setting.text("field", "The field with the number.").orElse("value");

    static final Setting<Double> FACTOR =
            Setting.decimal("factor", "What it is multiplied by.", -1e9, 1e9).orElse(2.0);

    @Override
    public HandlerKind<HandlerContext> kind() {
        return HandlerKind.of("@name@", "Multiplies a field of each message.")
                .settings(FIELD, FACTOR)
                .translation(
                        Function.of("convert", "Gives the product.").withoutBlocking(),
                        @Name@::converted)
                .withoutState();
    }

    private static Draft converted(HandlerContext context, Envelope message) {
        var field = context.settings().get(FIELD);
        var content = message.content();
        var number = content.number(field);
        if (number.isEmpty()) {
            throw new IllegalArgumentException(field + ": expected a number, found none");
        }
        double product = number.getAsDouble() * context.settings().get(FACTOR);
        return message.with(content.with(field, product));
    }
}
