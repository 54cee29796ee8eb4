package io.postern.transform.expression;

import io.postern.transform.expression.Token.Kind;

/** The words of an expression, one after the other. */
final class TokenStream {

    private final Tokenizer tokenizer;
    private int end;

    TokenStream(String text) {
        this.tokenizer = new Tokenizer(text);
    }

    /** Where the last word that was taken has ended. */
    int end() {
        return end;
    }

    Token peek() throws ExpressionException {
        return tokenizer.at(end);
    }

    Token take() throws ExpressionException {
        var token = peek();
        end = token.end();
        return token;
    }

    /** Takes a sign if it is the next word. */
    boolean takes(String sign) throws ExpressionException {
        boolean is = peek().is(sign);
        if (is) {
            take();
        }
        return is;
    }

    void expect(String sign) throws ExpressionException {
        if (!takes(sign)) {
            throw found("\"" + sign + "\"", peek());
        }
    }

    /**
     * @param words what is expected, for people
     */
    Token expect(Kind kind, String words) throws ExpressionException {
        var token = take();
        if (token.kind() != kind) {
            throw found(words, token);
        }
        return token;
    }

    static ExpressionException found(String expected, Token token) {
        return ExpressionException.at(
                token.start(), "expected " + expected + ", found " + token.shown());
    }
}
