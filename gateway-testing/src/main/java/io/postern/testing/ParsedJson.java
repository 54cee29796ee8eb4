package io.postern.testing;

import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;

/** JSON of tests. */
public final class ParsedJson {

    private ParsedJson() {}

    /** Single quotes stand for double ones. */
    public static JsonObject object(String text) {
        return (JsonObject) Json.read(text.replace('\'', '"'));
    }
}
