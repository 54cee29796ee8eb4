package io.postern.config.explain;

import io.postern.api.json.Json;
import io.postern.api.json.JsonArray;
import io.postern.api.json.JsonNumber;
import io.postern.api.json.JsonObject;
import io.postern.api.setting.Keywords;
import io.postern.config.document.Node;
import io.postern.config.document.Node.FlagNode;
import io.postern.config.document.Node.ListNode;
import io.postern.config.document.Node.NullNode;
import io.postern.config.document.Node.NumberNode;
import io.postern.config.document.Node.ObjectNode;
import io.postern.config.document.Node.TextNode;
import io.postern.config.problem.Place;
import io.postern.config.problem.Report;
import io.postern.config.problem.Secrets;
import io.postern.config.problem.SourceFile;
import io.postern.config.text.KeywordValues;
import io.postern.config.text.MessageWords;
import io.postern.config.text.References;
import io.postern.config.text.Spot;
import io.postern.config.text.Text;
import io.postern.config.text.TextResolver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Writes what a file says with keywords replaced, secrets masked, and references as they stand:
 * what comes from the environment or a file is never looked up here.
 */
final class MaskedJson {

    private static final Json MASKED = Json.of(Secrets.MASK);
    private static final Place NO_PLACE = new Place(new SourceFile("", ""), 1, 1);

    private final TextResolver texts;

    MaskedJson(KeywordValues words) {
        this.texts =
                new TextResolver(
                        References.asWritten(), words, MessageWords.ANY, List.of(), new Report());
    }

    Json of(Node node, Described described) {
        if (node instanceof NullNode) {
            return Json.NULL;
        }
        if (node instanceof ObjectNode object) {
            return described.isHidden() ? MASKED : object(object, described);
        }
        if (node instanceof ListNode list) {
            return described.isHidden() ? MASKED : list(list, described);
        }
        return described.isHidden() || !described.isKnown()
                ? MASKED
                : scalar(node, described.keywords());
    }

    /** A key with its keywords replaced. */
    String key(String key) {
        return replaced(key, Keywords.NAMES);
    }

    private JsonObject object(ObjectNode object, Described described) {
        var fields = new LinkedHashMap<String, Json>();
        for (var entry : object.entries().values()) {
            var key = key(entry.key());
            fields.put(key, of(entry.value(), described.inside(key, object)));
        }
        return JsonObject.of(fields);
    }

    private JsonArray list(ListNode list, Described described) {
        return new JsonArray(
                list.values().stream().map(value -> of(value, described.element())).toList());
    }

    private Json scalar(Node node, Keywords keywords) {
        if (node instanceof TextNode text) {
            return Json.of(replaced(text.value(), keywords));
        }
        if (node instanceof FlagNode flag) {
            return Json.of(flag.value());
        }
        return number((NumberNode) node);
    }

    private static Json number(NumberNode number) {
        try {
            return new JsonNumber(number.digits());
        } catch (IllegalArgumentException notJson) {
            return Json.of(number.digits());
        }
    }

    private String replaced(String text, Keywords keywords) {
        if (text.indexOf('$') < 0) {
            return text;
        }
        var node = new TextNode(NO_PLACE, text);
        Optional<Text> read = texts.pattern(node, new Spot("", false, keywords));
        // A text with a mistake in it was told as a problem; here it stands as it was written,
        // unless a reference in it has a default, which may be a secret.
        return read.map(Text::value).orElseGet(() -> text.contains("${") ? Secrets.MASK : text);
    }
}
