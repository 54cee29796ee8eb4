package io.postern.config.schema;

import io.postern.api.json.Json;
import io.postern.api.json.JsonArray;
import io.postern.api.json.JsonObject;
import io.postern.config.keys.CommonKeys;
import io.postern.config.keys.Folder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The schema of a folder's files: the keys that all have, and cases for those that kinds add. */
final class FolderSchema {

    /** Keys with words of ours in them. The one that has a meaning of its own is none of them. */
    private static final String WORDS = "^(?!\\$schema$).*\\$";

    private final Folder folder;
    private final List<Json> cases = new ArrayList<>();

    FolderSchema(Folder folder) {
        this.folder = folder;
    }

    FolderSchema with(JsonObject oneCase) {
        cases.add(oneCase);
        return this;
    }

    /** A source that is missing, inherited or of no plugin here may bring any keys. */
    FolderSchema openUnlessSource(Collection<String> sources) {
        var known =
                JsonObject.EMPTY
                        .with(
                                "properties",
                                JsonObject.EMPTY.with(
                                        "source", ShapeSchema.words(List.copyOf(sources))))
                        .with("required", ShapeSchema.texts(List.of("source")));
        return with(
                JsonObject.EMPTY
                        .with("if", JsonObject.EMPTY.with("not", known))
                        .with(
                                "then",
                                JsonObject.EMPTY.with("additionalProperties", JsonObject.EMPTY)));
    }

    JsonObject schema() {
        var schema =
                JsonObject.builder()
                        .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                        .put("title", "Postern " + folder.noun())
                        .put("type", "object")
                        .put("properties", properties())
                        .put("patternProperties", JsonObject.EMPTY.with(WORDS, JsonObject.EMPTY));
        if (folder != Folder.SYSTEM) {
            schema.put("anyOf", standing());
        }
        if (!cases.isEmpty()) {
            schema.put("allOf", new JsonArray(cases));
        }
        return schema.put("unevaluatedProperties", false).build();
    }

    private JsonObject properties() {
        var properties = JsonObject.builder();
        properties.put(CommonKeys.SCHEMA, ShapeSchema.type("string"));
        ObjectSchema.properties(folder.keys()).fields().forEach(properties::put);
        return properties.build();
    }

    /** Whole, or finished by what it inherits, or parked. */
    private JsonArray standing() {
        var whole = ObjectSchema.requiring(ObjectSchema.required(folder.keys()));
        var inherits = ObjectSchema.requiring(List.of(CommonKeys.INHERITANCE.name()));
        var parked =
                JsonObject.EMPTY
                        .with(
                                "properties",
                                JsonObject.EMPTY.with(
                                        CommonKeys.ENABLED.name(),
                                        JsonObject.EMPTY.with("const", Json.of(false))))
                        .with("required", ShapeSchema.texts(List.of(CommonKeys.ENABLED.name())));
        return new JsonArray(List.of(whole, inherits, parked));
    }
}
