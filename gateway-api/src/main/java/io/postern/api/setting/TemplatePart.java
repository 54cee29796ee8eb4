package io.postern.api.setting;

import io.postern.api.json.Json;
import io.postern.api.json.JsonNull;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Envelope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A piece of a template: text that stays, or a word that a message fills in. */
sealed interface TemplatePart {

    /** A word ends where a name ends; a point at its end is a full stop. */
    Pattern WORD =
            Pattern.compile(
                    "\\$(msg_id|msg_time|([a-z][a-z0-9_]*)(?:\\.[A-Za-z0-9_-]+)+)(?![A-Za-z0-9_])");

    String CONTENT = "content";

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
            if (name.startsWith(CONTENT + ".")) {
                return field(message.content(), name);
            }
            return Optional.ofNullable(message.origin().words().get(name));
        }

        private static Optional<String> field(JsonObject content, String name) {
            return content.at(name.substring(CONTENT.length() + 1))
                    .filter(value -> !(value instanceof JsonNull))
                    .map(Json::plain);
        }

        @Override
        public String toString() {
            return "$" + name;
        }
    }

    /**
     * @param isStem whether words that begin like this are filled in
     */
    static List<TemplatePart> split(String source, Predicate<String> isStem) {
        var parts = new ArrayList<TemplatePart>();
        var matcher = WORD.matcher(source);
        int from = 0;
        while (matcher.find()) {
            if (matcher.group(2) != null && !isStem.test(matcher.group(2))) {
                continue;
            }
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
