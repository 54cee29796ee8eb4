package io.postern.socket;

import io.postern.api.json.Json;
import io.postern.api.json.JsonArray;
import io.postern.api.json.JsonObject;
import io.postern.api.json.JsonText;
import io.postern.api.message.UnreadableException;
import java.util.ArrayList;
import java.util.List;

/** What a client asks for: one line of JSON. */
record Request(String command, List<String> arguments) {

    private static final String EXPECTED =
            "request: expected {\"command\": text, \"arguments\": list of text}, found ";

    static Request read(byte[] line) {
        if (!(Json.read(line) instanceof JsonObject object)) {
            throw new UnreadableException(EXPECTED + "no object");
        }
        var command =
                object.text("command")
                        .orElseThrow(() -> new UnreadableException(EXPECTED + "no command"));
        return new Request(command, arguments(object.field("arguments").orElse(Json.NULL)));
    }

    private static List<String> arguments(Json value) {
        var arguments = new ArrayList<String>();
        if (!(value instanceof JsonArray list)) {
            throw new UnreadableException(EXPECTED + "no arguments");
        }
        for (var each : list.values()) {
            if (!(each instanceof JsonText text)) {
                throw new UnreadableException(EXPECTED + "an argument that is no text");
            }
            arguments.add(text.value());
        }
        return arguments;
    }

    byte[] line() {
        List<Json> texts = new ArrayList<>();
        arguments.forEach(each -> texts.add(Json.of(each)));
        return Lines.of(
                JsonObject.builder()
                        .put("command", command)
                        .put("arguments", new JsonArray(texts))
                        .build());
    }
}
