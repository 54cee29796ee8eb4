package io.postern.testing;

import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;

/** JSON of tests. */
public final class ParsedJson {

    private ParsedJson() {}

    public static Json of(String text) {
        return Json.read(text);
    }

    /** Single quotes stand for double ones. */
    public static JsonObject object(String text) {
        return (JsonObject) of(text.replace('\'', '"'));
    }
}
