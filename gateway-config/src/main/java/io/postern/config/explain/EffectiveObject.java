package io.postern.config.explain;

import io.postern.api.json.JsonObject;
import io.postern.config.object.Resolved;

/** One object as it is in effect. */
final class EffectiveObject {

    private EffectiveObject() {}

    static JsonObject of(Resolved object) {
        var fields = JsonObject.builder();
        var part = JsonObject.builder();
        boolean hasPart = false;
        for (var value : Explained.values(object)) {
            if (value.inPart()) {
                part.put(value.name(), value.json());
                hasPart = true;
            } else {
                fields.put(value.name(), value.json());
            }
        }
        if (hasPart) {
            fields.put(object.part(), part.build());
        }
        return fields.build();
    }
}
