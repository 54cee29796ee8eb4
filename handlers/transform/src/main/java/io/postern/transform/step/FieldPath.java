package io.postern.transform.step;

import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.api.setting.Findings;
import java.util.List;
import java.util.Optional;

/**
 * Where a value stands: a field, or a path through objects such as {@code battery.volts}. A field
 * whose own name has such points is meant where it is there.
 */
public final class FieldPath {

    private final String text;
    private final List<String> parts;

    private FieldPath(String text) {
        this.text = text;
        this.parts = List.of(text.split("\\.", -1));
    }

    public static FieldPath of(String text) {
        return new FieldPath(text);
    }

    /**
     * Tells what is wrong with it.
     *
     * @param setting the key it stands in, as findings name it
     */
    public static FieldPath read(String text, String setting, Findings findings) {
        var path = of(text);
        if (path.parts.contains("")) {
            findings.problem(
                    setting,
                    "expected a field, or a path such as battery.volts, found \"" + text + "\"");
        }
        return path;
    }

    public boolean isField() {
        return parts.size() == 1;
    }

    public Optional<Json> in(JsonObject content) {
        return content.has(text) ? content.field(text) : content.at(text);
    }

    /**
     * The content with a value here, in objects that are made where they are missing.
     *
     * @throws StepException where something else stands in the way
     */
    public JsonObject set(JsonObject content, Json value) throws StepException {
        return isField() || content.has(text) ? content.with(text, value) : set(content, value, 0);
    }

    private JsonObject set(JsonObject here, Json value, int depth) throws StepException {
        var name = parts.get(depth);
        if (depth == parts.size() - 1) {
            return here.with(name, value);
        }
        var inside = here.field(name).orElse(JsonObject.EMPTY);
        if (!(inside instanceof JsonObject object)) {
            var way = String.join(".", parts.subList(0, depth + 1));
            throw new StepException(
                    "expected an object at " + way + " for " + text + ", found " + inside.kind());
        }
        return here.with(name, set(object, value, depth + 1));
    }

    /** The content without it. Objects that become empty by that stay. */
    public JsonObject remove(JsonObject content) {
        return isField() || content.has(text) ? content.without(text) : remove(content, 0);
    }

    private JsonObject remove(JsonObject here, int depth) {
        var name = parts.get(depth);
        if (depth == parts.size() - 1) {
            return here.without(name);
        }
        return here.object(name)
                .map(inside -> here.with(name, remove(inside, depth + 1)))
                .orElse(here);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FieldPath path && text.equals(path.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
