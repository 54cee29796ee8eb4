package io.postern.transform.expression;

import io.postern.api.json.Json;
import io.postern.api.json.JsonText;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;

/** Functions of texts. */
final class TextFunctions {

    private static final int MOST = 1_000_000;

    static final Map<String, KnownFunction> ALL =
            Map.ofEntries(
                    entry("string", 1, 1, call -> call.made(call.json(0).plain())),
                    entry("length", 1, 1, TextFunctions::length),
                    entry("uppercase", 1, 1, call -> call.made(upper(call.text(0)))),
                    entry("lowercase", 1, 1, call -> call.made(lower(call.text(0)))),
                    entry("trim", 1, 1, TextFunctions::trim),
                    entry("substring", 2, 3, TextFunctions::substring),
                    entry("substringBefore", 2, 2, TextFunctions::before),
                    entry("substringAfter", 2, 2, TextFunctions::after),
                    entry("contains", 2, 2, TextFunctions::contains),
                    entry("pad", 2, 3, TextFunctions::pad),
                    entry("split", 2, 3, TextFunctions::split),
                    entry("join", 1, 2, TextFunctions::join),
                    entry("replace", 3, 4, TextFunctions::replace));

    private TextFunctions() {}

    private static Map.Entry<String, KnownFunction> entry(
            String name, int least, int most, KnownFunction.Body body) {
        return Map.entry(name, new KnownFunction(least, most, true, body));
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Value length(CallArguments call) throws ExpressionException {
        var text = call.text(0);
        return Value.of(Json.of((long) text.codePointCount(0, text.length())));
    }

    private static Value trim(CallArguments call) throws ExpressionException {
        return call.made(call.text(0).strip().replaceAll("\\s+", " "));
    }

    /** From a place, or from as many before the end, as many as are wanted. */
    private static Value substring(CallArguments call) throws ExpressionException {
        int[] letters = call.text(0).codePoints().toArray();
        int from = call.whole(1, -MOST, MOST);
        int start = Math.min(letters.length, Math.max(0, from < 0 ? letters.length + from : from));
        int most = call.has(2) ? Math.max(0, call.whole(2, -MOST, MOST)) : letters.length;
        return call.made(new String(letters, start, Math.min(most, letters.length - start)));
    }

    private static Value before(CallArguments call) throws ExpressionException {
        var text = call.text(0);
        int at = text.indexOf(call.text(1));
        return call.made(at < 0 ? text : text.substring(0, at));
    }

    private static Value after(CallArguments call) throws ExpressionException {
        var text = call.text(0);
        int at = text.indexOf(call.text(1));
        return call.made(at < 0 ? text : text.substring(at + call.text(1).length()));
    }

    private static Value contains(CallArguments call) throws ExpressionException {
        return BinaryOperator.flag(call.text(0).contains(call.text(1)));
    }

    /** On its right side, or on its left one where the width is below 0. */
    private static Value pad(CallArguments call) throws ExpressionException {
        var text = call.text(0);
        int width = call.whole(1, -MOST, MOST);
        var with = call.has(2) && !call.text(2).isEmpty() ? call.text(2) : " ";
        int lacks = Math.abs(width) - text.codePointCount(0, text.length());
        if (lacks <= 0) {
            return call.made(text);
        }
        call.scope().bounds().make(lacks, call.position());
        int[] letters = with.codePoints().toArray();
        var more = new StringBuilder();
        for (int i = 0; i < lacks; i++) {
            more.appendCodePoint(letters[i % letters.length]);
        }
        return call.made(width < 0 ? more + text : text + more);
    }

    private static Value split(CallArguments call) throws ExpressionException {
        var text = call.text(0);
        var separator = call.text(1);
        int most = call.has(2) ? call.whole(2, 0, MOST) : MOST;
        var parts = new ArrayList<Json>();
        if (separator.isEmpty()) {
            text.codePoints().mapToObj(Character::toString).map(Json::of).forEach(parts::add);
        } else {
            int from = 0;
            for (int to;
                    (to = text.indexOf(separator, from)) >= 0;
                    from = to + separator.length()) {
                parts.add(Json.of(text.substring(from, to)));
            }
            parts.add(Json.of(text.substring(from)));
        }
        return call.made(parts.subList(0, Math.min(most, parts.size())));
    }

    private static Value join(CallArguments call) throws ExpressionException {
        var separator = call.has(1) ? call.text(1) : "";
        var joined = new StringBuilder();
        for (var item : call.list(0)) {
            if (!(item instanceof JsonText text)) {
                throw ExpressionException.at(
                        call.position(),
                        "$join: expected texts only, found " + ExpressionPart.shown(item));
            }
            joined.append(joined.isEmpty() ? "" : separator).append(text.value());
            call.scope().bounds().make(text.value().length(), call.position());
        }
        return call.made(joined.toString());
    }

    private static Value replace(CallArguments call) throws ExpressionException {
        var text = call.text(0);
        var old = call.text(1);
        int most = call.has(3) ? call.whole(3, 0, MOST) : MOST;
        if (old.isEmpty()) {
            throw ExpressionException.at(
                    call.position(), "$replace: expected a text to replace, found an empty one");
        }
        var made = new StringBuilder();
        int from = 0;
        int done = 0;
        for (int at = text.indexOf(old); at >= 0 && done < most; at = text.indexOf(old, from)) {
            made.append(text, from, at).append(call.text(2));
            call.scope().bounds().make(call.text(2).length(), call.position());
            from = at + old.length();
            done++;
        }
        return call.made(made.append(text.substring(from)).toString());
    }
}
