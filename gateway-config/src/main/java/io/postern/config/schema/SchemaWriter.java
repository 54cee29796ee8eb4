package io.postern.config.schema;

import io.postern.api.carrier.CarrierKind;
import io.postern.api.context.Function;
import io.postern.api.json.Json;
import io.postern.api.json.JsonArray;
import io.postern.api.json.JsonObject;
import io.postern.api.setting.Settings;
import io.postern.config.catalog.Catalog;
import io.postern.config.keys.AddressKeys;
import io.postern.config.keys.Folder;
import io.postern.config.keys.TaskKeys;
import io.postern.config.plan.CarrierPlan;
import io.postern.config.plan.Configuration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes JSON Schema, draft 2020-12, for each folder, from the descriptions of the settings. */
public final class SchemaWriter {

    private final Catalog catalog;
    private final List<CarrierPlan> carriers;

    /**
     * @param configuration where there is one, its carriers say what an address on each may set
     */
    public SchemaWriter(Catalog catalog, Optional<Configuration> configuration) {
        this.catalog = catalog;
        this.carriers =
                configuration
                        .map(known -> List.copyOf(known.carriers().values()))
                        .orElse(List.of());
    }

    /** The schemas by the names of their files, such as {@code address.schema.json}. */
    public SortedMap<String, JsonObject> schemas() {
        var schemas = new TreeMap<String, JsonObject>();
        Arrays.stream(Folder.values())
                .forEach(folder -> schemas.put(fileName(folder), schema(folder)));
        return schemas;
    }

    public static String fileName(Folder folder) {
        return folder.noun() + ".schema.json";
    }

    private JsonObject schema(Folder folder) {
        var schema = new FolderSchema(folder);
        switch (folder) {
            case CARRIERS ->
                    catalog.carriers()
                            .forEach(
                                    (source, offer) ->
                                            kind(schema, source, offer.kind().settings()));
            case HANDLERS ->
                    catalog.handlers()
                            .forEach(
                                    (source, offer) ->
                                            kind(schema, source, offer.kind().settings()));
            case ADDRESSES -> carriers.forEach(carrier -> addressesOn(carrier, schema));
            case TASKS -> tasks(schema);
            case SYSTEM, MESSAGES -> {
                // Plugins add nothing to these.
            }
        }
        if (folder == Folder.CARRIERS) {
            schema.openUnlessSource(catalog.carriers().keySet());
        } else if (folder == Folder.HANDLERS) {
            schema.openUnlessSource(catalog.handlers().keySet());
        }
        return schema.schema();
    }

    private static void kind(FolderSchema schema, String source, Settings settings) {
        schema.with(ShapeSchema.when("source", source, ObjectSchema.part(settings)));
    }

    private void addressesOn(CarrierPlan carrier, FolderSchema schema) {
        var offer = catalog.carriers().get(carrier.source());
        if (offer != null) {
            way(schema, carrier.name(), "receive", offer.kind(), offer.kind().receiveSettings());
            way(schema, carrier.name(), "send", offer.kind(), offer.kind().sendSettings());
        }
    }

    private static void way(
            FolderSchema schema,
            String carrier,
            String direction,
            CarrierKind kind,
            Settings settings) {
        var both =
                JsonObject.EMPTY.with(
                        "allOf",
                        new JsonArray(
                                List.of(
                                        ShapeSchema.has(AddressKeys.CARRIER.name(), carrier),
                                        ShapeSchema.has(AddressKeys.DIRECTION.name(), direction))));
        var info =
                ObjectSchema.partOrNull(settings)
                        .with(
                                "description",
                                "What a carrier of source "
                                        + kind.source()
                                        + " needs to "
                                        + direction
                                        + ".")
                        .with("patternProperties", JsonObject.EMPTY.with("\\$", JsonObject.EMPTY))
                        .with("additionalProperties", Json.of(false));
        schema.with(
                JsonObject.EMPTY
                        .with("if", both)
                        .with("then", property(AddressKeys.ADDITIONAL_INFO.name(), info)));
    }

    private void tasks(FolderSchema schema) {
        for (var offer : catalog.tasks().values()) {
            var functions = offer.kind().functions();
            var names =
                    ShapeSchema.words(
                            functions.stream()
                                    .map(Function::name)
                                    .collect(Collectors.toUnmodifiableList()));
            schema.with(
                    ShapeSchema.when(
                            TaskKeys.SOURCE.name(),
                            offer.kind().source(),
                            property(TaskKeys.FUNCTION.name(), names)));
            functions.forEach(
                    function ->
                            schema.with(
                                    JsonObject.EMPTY
                                            .with("if", function(offer.kind().source(), function))
                                            .with("then", arguments(function))));
        }
    }

    private static JsonObject function(String source, Function function) {
        return JsonObject.EMPTY.with(
                "allOf",
                new JsonArray(
                        List.of(
                                ShapeSchema.has(TaskKeys.SOURCE.name(), source),
                                ShapeSchema.has(TaskKeys.FUNCTION.name(), function.name()))));
    }

    private static JsonObject arguments(Function function) {
        return property(TaskKeys.ARGUMENTS.name(), ObjectSchema.partOrNull(function.arguments()));
    }

    private static JsonObject property(String name, JsonObject schema) {
        return JsonObject.EMPTY.with("properties", JsonObject.EMPTY.with(name, schema));
    }
}
