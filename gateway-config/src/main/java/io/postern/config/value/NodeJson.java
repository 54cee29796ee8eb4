package io.postern.config.value;

import io.postern.api.json.Json;
import io.postern.api.json.JsonArray;
import io.postern.api.json.JsonNumber;
import io.postern.api.json.JsonObject;
import io.postern.api.text.Quote;
import io.postern.config.document.Node;
import io.postern.config.document.Node.Entry;
import io.postern.config.document.Node.FlagNode;
import io.postern.config.document.Node.ListNode;
import io.postern.config.document.Node.NumberNode;
import io.postern.config.document.Node.ObjectNode;
import io.postern.config.document.Node.TextNode;
import io.postern.config.problem.Report;
import io.postern.config.text.Spot;
import io.postern.config.text.Text;
import io.postern.config.text.TextResolver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a value of any kind, with the keywords and references in it replaced. */
final class NodeJson {

    private final TextResolver texts;
    private final Report report;

    NodeJson(TextResolver texts, Report report) {
        this.texts = texts;
        this.report = report;
    }

    Json read(Node node, Spot spot) {
        if (node instanceof TextNode text) {
            return Json.of(texts.text(text, spot).map(Text::value).orElse(""));
        }
        if (node instanceof NumberNode number) {
            return number(number, spot);
        }
        if (node instanceof FlagNode flag) {
            return Json.of(flag.value());
        }
        if (node instanceof ListNode list) {
            return new JsonArray(elements(list, spot));
        }
        return node instanceof ObjectNode object ? object(object, spot) : Json.NULL;
    }

    private List<Json> elements(ListNode list, Spot spot) {
        var elements = new ArrayList<Json>(list.values().size());
        for (var value : list.values()) {
            elements.add(read(value, spot));
        }
        return elements;
    }

    private JsonObject object(ObjectNode object, Spot spot) {
        var fields = new LinkedHashMap<String, Json>();
        for (var entry : object.entries().values()) {
            var inside = spot.inside("." + entry.key());
            texts.key(entry.key(), entry.place(), inside)
                    .ifPresent(key -> put(fields, key, read(entry.value(), inside), entry));
        }
        return JsonObject.of(fields);
    }

    private void put(Map<String, Json> fields, String key, Json value, Entry entry) {
        if (fields.putIfAbsent(key, value) != null) {
            report.problem(
                    entry.place(),
                    "expected each key once, found "
                            + Quote.of(key)
                            + " twice after replacing keywords");
        }
    }

    /** YAML has numbers that JSON writes otherwise. */
    private Json number(NumberNode number, Spot spot) {
        try {
            return new JsonNumber(number.digits());
        } catch (IllegalArgumentException notJson) {
            report.problem(
                    number.place(),
                    spot.subject()
                            + "expected a number as JSON writes it, found "
                            + (spot.hidden() ? "another" : number.shown()));
            return Json.NULL;
        }
    }
}
