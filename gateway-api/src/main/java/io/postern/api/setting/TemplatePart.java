package io.postern.api.setting;

import io.postern.api.json.Json;
import io.postern.api.json.JsonNull;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Envelope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A piece of a template: text that stays, or a word that a message fills in. */
sealed interface TemplatePart {

    /** A word ends where a name ends; a point at its end is a full stop. */
    Pattern WORD =
            Pattern.compile(
                    "\\$(msg_id|msg_time|(?:content|device|mqtt)(?:\\.[A-Za-z0-9_-]+)+)(?![A-Za-z0-9_])");

    record Fixed(String text) implements TemplatePart {

        @Override
        public String toString() {
            return text;
        }
    }

    record Word(String name) implements TemplatePart {

        String of(Function<String, Optional<String>> words) throws MissingWordException {
            return words.apply(name).orElseThrow(() -> new MissingWordException(name));
        }

        /** What a message has for a word. */
        static Optional<String> value(String name, Envelope message) {
            if (name.equals("msg_id")) {
                return Optional.of(message.id());
            }
            if (name.equals("msg_time")) {
                return Optional.of(message.time());
            }
            if (name.startsWith("content.")) {
                return field(message.content(), name.substring("content.".length()).split("\\."));
            }
            return Optional.ofNullable(message.origin().words().get(name));
        }

        private static Optional<String> field(Json content, String[] path) {
            var here = content;
            for (var step : path) {
                if (!(here instanceof JsonObject object) || !object.has(step)) {
                    return Optional.empty();
                }
                here = object.fields().get(step);
            }
            return here instanceof JsonNull ? Optional.empty() : Optional.of(here.plain());
        }

        @Override
        public String toString() {
            return "$" + name;
        }
    }

    static List<TemplatePart> split(String source) {
        var parts = new ArrayList<TemplatePart>();
        var matcher = WORD.matcher(source);
        int from = 0;
        while (matcher.find()) {
            if (matcher.start() > from) {
                parts.add(new Fixed(source.substring(from, matcher.start())));
            }
            parts.add(new Word(matcher.group(1)));
            from = matcher.end();
        }
        if (from < source.length() || parts.isEmpty()) {
            parts.add(new Fixed(source.substring(from)));
        }
        return List.copyOf(parts);
    }
}
