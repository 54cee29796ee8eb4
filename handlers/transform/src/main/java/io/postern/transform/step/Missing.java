package io.postern.transform.step;

import io.postern.api.json.Json;
import io.postern.api.json.JsonNull;
import io.postern.api.json.JsonObject;
import io.postern.api.setting.Nearest;
import io.postern.api.setting.Setting;
import java.util.Locale;
import java.util.Optional;

/** What becomes of a message in which a field that a step needs is not there, or null. */
public enum Missing {
    DEAD,
    SKIP,
    NULL;

    /** Beside each step. */
    public static final Setting<Missing> MISSING =
            Setting.choice(
                            "missing",
                            "Where a field that the step needs is not there, or null: dead lays the"
                                    + " message aside with the reason, skip leaves that field out"
                                    + " of the step, null goes on with null.",
                            "dead",
                            "skip",
                            "null")
                    .orElse("dead")
                    .as((word, findings) -> valueOf(word.toUpperCase(Locale.ROOT)));

    /**
     * The value to go on with; nothing where the field is to be left out of the step.
     *
     * @throws StepException where the message is to be laid aside
     */
    public Optional<Json> value(FieldPath path, JsonObject content) throws StepException {
        var found = path.in(content);
        if (found.isPresent() && !(found.get() instanceof JsonNull)) {
            return found;
        }
        return switch (this) {
            case SKIP -> Optional.empty();
            case NULL -> Optional.of(Json.NULL);
            case DEAD ->
                    throw new StepException(
                            found.isPresent()
                                    ? path + " is null"
                                    : "there is no " + path + hint(path, content));
        };
    }

    private static String hint(FieldPath path, JsonObject content) {
        return Nearest.hint(path.toString(), content.fields().keySet());
    }
}
