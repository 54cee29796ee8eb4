package io.postern.config.json;

import io.postern.api.text.Quote;
import io.postern.config.document.DocumentResult;
import io.postern.config.document.Fields;
import io.postern.config.document.Mistake;
import io.postern.config.document.Mistakes;
import io.postern.config.document.Nesting;
import io.postern.config.document.Node;
import io.postern.config.document.Node.Entry;
import io.postern.config.document.Node.ListNode;
import io.postern.config.document.Node.ObjectNode;
import io.postern.config.document.Node.TextNode;
import io.postern.config.document.OffsetText;
import io.postern.config.problem.Place;
import io.postern.config.problem.SourceFile;
import java.util.ArrayList;

/** Reads JSON with comments and trailing commas; strict about everything else. One owner. */
public final class JsonDocument {

    private final SourceFile file;
    private final JsonCursor cursor;
    private final JsonQuoted quoted;
    private final Mistakes mistakes;

    private JsonDocument(SourceFile file) {
        this.file = file;
        this.mistakes = new Mistakes(file);
        this.cursor = new JsonCursor(file);
        this.quoted = new JsonQuoted(cursor, mistakes);
    }

    public static DocumentResult read(SourceFile file) {
        var document = new JsonDocument(file);
        return document.mistakes.reading(document::root);
    }

    private ObjectNode root() {
        cursor.skip();
        if (cursor.peek() != '{') {
            throw noObject();
        }
        var root = object(1);
        cursor.skip();
        if (!cursor.atEnd()) {
            throw cursor.expected(OffsetText.END + " after the last '}'");
        }
        return root;
    }

    private Mistake noObject() {
        if (cursor.atEnd()) {
            return cursor.mistake("expected an object in { }, found " + file.emptiness());
        }
        return cursor.peek() == '['
                ? cursor.mistake("expected an object in { }, found a list")
                : cursor.expected("an object in { }");
    }

    private Node value(String expected, int depth) {
        int c = cursor.peek();
        if (c == '"') {
            Place place = cursor.place();
            return new TextNode(place, quoted.read());
        }
        if (c == '{') {
            return object(depth + 1);
        }
        if (c == '[') {
            return list(depth + 1);
        }
        Place place = cursor.place();
        if (c == '\'') {
            return new TextNode(place, inSingleQuotes("a value"));
        }
        if (!startsWord(c)) {
            throw cursor.expected(expected);
        }
        return JsonWord.read(place, cursor.word(), mistakes);
    }

    private ObjectNode object(int depth) {
        Place opened = open(depth);
        var fields = new Fields(mistakes);
        cursor.skip();
        while (!cursor.take('}')) {
            fields.add(field(opened, depth));
        }
        return fields.object(opened);
    }

    private Entry field(Place opened, int depth) {
        Place place = cursor.place();
        String key = key(opened);
        String shown = Quote.of(key);
        cursor.skip();
        if (!cursor.take(':')) {
            throw cursor.expected("':' after " + shown, '{', opened);
        }
        cursor.skip();
        if (cursor.atEnd()) {
            throw cursor.expected("a value for " + shown, '{', opened);
        }
        Node value = value("a value for " + shown, depth);
        cursor.skip();
        if (cursor.take(',')) {
            cursor.skip();
        } else if (cursor.peek() != '}') {
            throw cursor.expected("',' or '}' after " + shown, '{', opened);
        }
        return new Entry(key, place, value);
    }

    private String key(Place opened) {
        int c = cursor.peek();
        if (c == '"') {
            return quoted.read();
        }
        if (c == '\'') {
            return inSingleQuotes("a key");
        }
        if (startsWord(c)) {
            throw new Mistake(cursor.place(), unquotedKey());
        }
        throw cursor.expected("a key in double quotes or '}'", '{', opened);
    }

    private String unquotedKey() {
        String word = cursor.word();
        int colon = word.indexOf(':');
        return JsonWord.unquoted("a key", colon > 0 ? word.substring(0, colon) : word);
    }

    private ListNode list(int depth) {
        Place opened = open(depth);
        var values = new ArrayList<Node>();
        cursor.skip();
        while (!cursor.take(']')) {
            if (cursor.atEnd()) {
                throw cursor.expected("a value or ']'", '[', opened);
            }
            values.add(value("a value or ']'", depth));
            cursor.skip();
            if (cursor.take(',')) {
                cursor.skip();
            } else if (cursor.peek() != ']') {
                String last = values.get(values.size() - 1).shown();
                throw cursor.expected("',' or ']' after " + last, '[', opened);
            }
        }
        return new ListNode(opened, values);
    }

    private Place open(int depth) {
        Place place = cursor.place();
        Nesting.check(depth, place);
        cursor.next();
        return place;
    }

    /** Python prints its objects this way; the text is taken so that the rest can be read. */
    private String inSingleQuotes(String what) {
        Place place = cursor.place();
        cursor.next();
        var read = new StringBuilder();
        while (!cursor.take('\'')) {
            if (cursor.atEnd() || cursor.peek() == '\n' || cursor.peek() == '\r') {
                throw new Mistake(
                        place, "expected " + what + " in double quotes, found a single quote");
            }
            read.append(cursor.next());
        }
        String text = read.toString();
        mistakes.add(
                place,
                "expected "
                        + what
                        + " in double quotes, found '"
                        + OffsetText.bare(text)
                        + "'; write "
                        + Quote.of(text));
        return text;
    }

    private static boolean startsWord(int c) {
        return c > ' '
                && (Character.isLetterOrDigit(c)
                        || "+-._$%".indexOf(c) >= 0
                        || OffsetText.isCurlyQuote(c));
    }
}
