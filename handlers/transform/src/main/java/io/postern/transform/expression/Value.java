package io.postern.transform.expression;

import io.postern.api.json.Json;
import io.postern.api.json.JsonArray;
import java.util.List;

/** What a part of an expression comes to. */
sealed interface Value {

    /** What it names is not there. */
    Value NOTHING = new Nothing(false);

    /** It says that there is nothing. */
    Value NONE = new Nothing(true);

    /** What stands in messages. */
    record Plain(Json json) implements Value {}

    /**
     * Nothing is there.
     *
     * @param meant whether that is the answer, and not for want of what it needs
     */
    record Nothing(boolean meant) implements Value {}

    /** A function, for others to call. */
    record Code(Callable callable) implements Value {}

    /** What can be called. */
    @FunctionalInterface
    interface Callable {

        /**
         * @param position of the call, for what is told
         */
        Value call(List<Value> arguments, EvaluationScope scope, int position)
                throws ExpressionException;
    }

    static Value of(Json json) {
        return new Plain(json);
    }

    /** One of them alone stands for itself, none for nothing. */
    static Value of(List<Json> some) {
        return switch (some.size()) {
            case 0 -> NOTHING;
            case 1 -> of(some.get(0));
            default -> of(new JsonArray(some));
        };
    }

    default boolean isNothing() {
        return this instanceof Nothing;
    }

    /** Each element of a list, or the one that it is, or none. */
    default List<Json> items() {
        if (!(this instanceof Plain plain)) {
            return List.of();
        }
        return plain.json() instanceof JsonArray list ? list.values() : List.of(plain.json());
    }
}
