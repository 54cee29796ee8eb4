package io.postern.transform.expression;

import io.postern.api.json.Json;
import io.postern.api.json.JsonException;
import io.postern.transform.expression.Token.Kind;
import java.util.List;

/** Takes an expression apart into words. */
final class Tokenizer {

    private static final List<String> LONG_SIGNS =
            List.of("??", "..", ":=", "!=", ">=", "<=", "~>");
    private static final String SIGNS = ".[](){},;:?+-*/%=<>&";

    private final String text;
    private int at;

    Tokenizer(String text) {
        this.text = text;
    }

    /** The word that begins here, or behind the space here. */
    Token at(int from) throws ExpressionException {
        at = from;
        skip();
        int start = at;
        if (at == text.length()) {
            return new Token(Kind.END, "", at, at);
        }
        char c = text.charAt(at);
        if (c == '"' || c == '\'') {
            return quoted(c, Kind.TEXT);
        }
        if (c == '`') {
            return quoted(c, Kind.NAME);
        }
        if (c >= '0' && c <= '9') {
            return number();
        }
        if (c == '$' || isPartOfName(c)) {
            at++;
            while (at < text.length() && isPartOfName(text.charAt(at))) {
                at++;
            }
            if (c == '$' && at == start + 1 && text.startsWith("$", at)) {
                at++;
            }
            return c == '$'
                    ? token(Kind.VARIABLE, start, start + 1)
                    : token(Kind.NAME, start, start);
        }
        return sign(c);
    }

    private Token sign(char c) throws ExpressionException {
        int start = at;
        for (var sign : LONG_SIGNS) {
            if (text.startsWith(sign, at)) {
                at += sign.length();
                return token(Kind.SIGN, start, start);
            }
        }
        if (SIGNS.indexOf(c) < 0) {
            throw ExpressionException.at(
                    at, "expected a value or an operator, found \"" + c + "\"");
        }
        at++;
        return token(Kind.SIGN, start, start);
    }

    private void skip() throws ExpressionException {
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                if (end < 0) {
                    throw ExpressionException.at(at, "expected */ at the end of a remark");
                }
                at = end + 2;
            } else {
                return;
            }
        }
    }

    private Token token(Kind kind, int start, int from) {
        return new Token(kind, text.substring(from, at), start, at);
    }

    private static boolean isPartOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private Token number() {
        int start = at;
        while (at < text.length() && goesOn(start)) {
            at++;
        }
        return token(Kind.NUMBER, start, start);
    }

    /** A point before another point is the sign of a range. */
    private boolean goesOn(int start) {
        char c = text.charAt(at);
        if (c >= '0' && c <= '9') {
            return true;
        }
        if (c == '.') {
            boolean isFirst = text.substring(start, at).indexOf('.') < 0;
            return isFirst && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
        }
        boolean afterExponent = "eE".indexOf(text.charAt(at - 1)) >= 0;
        return (c == 'e' || c == 'E') && isExponent() || (c == '+' || c == '-') && afterExponent;
    }

    private boolean isExponent() {
        return text.substring(at + 1).matches("(?s)[+-]?[0-9].*");
    }

    private Token quoted(char quote, Kind kind) throws ExpressionException {
        int start = at++;
        while (at < text.length() && text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= text.length()) {
            throw ExpressionException.at(start, "expected " + quote + " at the end of this");
        }
        var inside = text.substring(start + 1, at++);
        return new Token(kind, quote == '`' ? inside : unescaped(inside, start), start, at);
    }

    private static String unescaped(String inside, int start) throws ExpressionException {
        if (inside.indexOf('\\') < 0) {
            return inside;
        }
        try {
            var json = inside.replace("\\'", "'").replaceAll("(?<!\\\\)\"", "\\\\\"");
            return Json.read("\"" + json + "\"").plain();
        } catch (JsonException wrong) {
            throw ExpressionException.at(
                    start, "expected a text with \\n, \\t, \\\\ or \\u0041, found another \\");
        }
    }
}
