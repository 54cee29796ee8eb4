package io.postern.transform.expression;

import io.postern.api.json.Json;
import io.postern.api.json.JsonException;
import io.postern.transform.expression.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads an expression. */
final class Parser {

    private static final int PATH = 75;
    private static final int PREDICATE = 80;
    private static final int CHAIN = 40;
    private static final int CHOICE = 20;
    private static final int DEEPEST = 100;

    private final String text;
    private final TokenStream words;
    private final DeclaredNames names = new DeclaredNames();
    private int depth;

    private Parser(String text) {
        this.text = text;
        this.words = new TokenStream(text);
    }

    static ExpressionPart read(String text) throws ExpressionException {
        var parser = new Parser(text);
        var whole = parser.expression(0);
        parser.words.expect(Kind.END, "an operator or the end");
        return whole;
    }

    /** As much as binds more tightly than this. */
    private ExpressionPart expression(int binding) throws ExpressionException {
        if (++depth > DEEPEST) {
            throw ExpressionException.at(
                    words.end(), "expected at most " + DEEPEST + " levels, found more");
        }
        var left = beginning();
        while (binding < binding(words.peek())) {
            left = going(left, words.take());
        }
        depth--;
        return left;
    }

    private static int binding(Token token) {
        if (token.kind() == Kind.NAME || token.kind() == Kind.SIGN) {
            return switch (token.text()) {
                case "[" -> PREDICATE;
                case "." -> PATH;
                case "~>" -> CHAIN;
                case "?" -> CHOICE;
                default -> BinaryOperator.of(token.text()).map(BinaryOperator::binding).orElse(0);
            };
        }
        return 0;
    }

    private ExpressionPart part(ExpressionNode node, int start) {
        return new ExpressionPart(node, text.substring(start, words.end()), start);
    }

    private ExpressionPart beginning() throws ExpressionException {
        var token = words.take();
        int start = token.start();
        return switch (token.kind()) {
            case NUMBER -> part(constant(number(token)), start);
            case TEXT -> part(constant(Json.of(token.text())), start);
            case VARIABLE -> variable(token);
            case NAME -> part(named(token), start);
            case SIGN -> part(sign(token), start);
            case END -> throw TokenStream.found("a value", token);
        };
    }

    private static Json number(Token token) throws ExpressionException {
        try {
            return Json.read(token.text());
        } catch (JsonException wrong) {
            throw TokenStream.found("a number", token);
        }
    }

    private static ExpressionNode constant(Json json) {
        var value = Value.of(json);
        return scope -> value;
    }

    private ExpressionNode named(Token token) throws ExpressionException {
        boolean quoted = text.charAt(token.start()) == '`';
        if (!quoted && token.is("function") && words.peek().is("(")) {
            return lambda();
        }
        return switch (quoted ? "" : token.text()) {
            case "true" -> constant(Json.of(true));
            case "false" -> constant(Json.of(false));
            case "null" -> constant(Json.NULL);
            default -> Paths.name(token.text(), token.start());
        };
    }

    private ExpressionNode sign(Token token) throws ExpressionException {
        return switch (token.text()) {
            case "(" -> block();
            case "[" -> list(token.start());
            case "{" -> object(token.start());
            case "*" -> Paths.wildcard(token.start());
            case "-" -> {
                var positive = expression(PATH - 1);
                yield scope ->
                        ExactNumbers.value(positive.number(scope).negate(), positive.start());
            }
            default -> throw TokenStream.found("a value", token);
        };
    }

    private ExpressionPart variable(Token token) throws ExpressionException {
        int start = token.start();
        var name = token.text();
        if (name.isEmpty()) {
            return part(EvaluationScope::here, start);
        }
        if (name.equals("$")) {
            return part(EvaluationScope::root, start);
        }
        if (words.peek().is(":=")) {
            words.take();
            names.declare(name);
            var value = expression(CHOICE - 1);
            return part(
                    scope -> {
                        var it = value.value(scope);
                        scope.set(name, it);
                        return it;
                    },
                    start);
        }
        if (names.isDeclared(name)) {
            var its = part(scope -> scope.variable(name), start);
            return words.peek().is("(") ? part(Calls.of(its, arguments()), start) : its;
        }
        var function = names.function(token);
        return words.peek().is("(")
                ? part(Calls.of(function, token, arguments()), start)
                : part(scope -> new Value.Code(function.callable(name)), start);
    }

    private List<ExpressionPart> arguments() throws ExpressionException {
        words.expect("(");
        return listed(")");
    }

    /** Up to a closing sign, with commas between them. */
    private List<ExpressionPart> listed(String closing) throws ExpressionException {
        var all = new ArrayList<ExpressionPart>();
        if (words.takes(closing)) {
            return all;
        }
        do {
            all.add(expression(0));
        } while (words.takes(","));
        words.expect(closing);
        return all;
    }

    private ExpressionNode lambda() throws ExpressionException {
        words.expect("(");
        var parameters = new ArrayList<String>();
        names.enter();
        while (!words.takes(")")) {
            var token = words.expect(Kind.VARIABLE, "a parameter such as $x");
            parameters.add(token.text());
            names.declare(token.text());
            if (!words.takes(",") && !words.peek().is(")")) {
                throw TokenStream.found("\",\" or \")\"", words.peek());
            }
        }
        words.expect("{");
        var body = expression(0);
        words.expect("}");
        names.leave();
        return scope -> new Value.Code(Calls.lambda(parameters, body, scope));
    }

    private ExpressionNode block() throws ExpressionException {
        var all = new ArrayList<ExpressionPart>();
        names.enter();
        while (!words.takes(")")) {
            all.add(expression(0));
            if (!words.takes(";") && !words.peek().is(")")) {
                throw TokenStream.found("\";\" or \")\"", words.peek());
            }
        }
        names.leave();
        return scope -> {
            var inside = scope.inside();
            var last = Value.NOTHING;
            for (var one : all) {
                last = one.value(inside);
            }
            return last;
        };
    }

    private ExpressionNode list(int start) throws ExpressionException {
        var elements = new ArrayList<Making.Element>();
        while (!words.takes("]")) {
            var one = expression(0);
            var last =
                    words.takes("..")
                            ? Optional.of(expression(0))
                            : Optional.<ExpressionPart>empty();
            elements.add(new Making.Element(one, last));
            if (!words.takes(",") && !words.peek().is("]")) {
                throw TokenStream.found("\",\" or \"]\"", words.peek());
            }
        }
        return Making.list(elements, start);
    }

    private ExpressionNode object(int start) throws ExpressionException {
        var fields = new ArrayList<Making.Field>();
        while (!words.takes("}")) {
            var name = expression(0);
            words.expect(":");
            fields.add(new Making.Field(name, expression(0)));
            if (!words.takes(",") && !words.peek().is("}")) {
                throw TokenStream.found("\",\" or \"}\"", words.peek());
            }
        }
        return Making.object(fields, start);
    }

    private ExpressionPart going(ExpressionPart left, Token sign) throws ExpressionException {
        var node =
                switch (sign.text()) {
                    case "." -> Paths.step(left, expression(PATH));
                    case "[" -> predicate(left);
                    case "?" -> choice(left);
                    case "~>" -> chain(left);
                    default -> operator(left, sign);
                };
        return part(node, left.start());
    }

    private ExpressionNode operator(ExpressionPart left, Token sign) throws ExpressionException {
        var operator = BinaryOperator.of(sign.text()).orElseThrow();
        return operator.meaning().apply(left, expression(operator.binding()));
    }

    private ExpressionNode predicate(ExpressionPart left) throws ExpressionException {
        var which = expression(0);
        words.expect("]");
        return Paths.filter(left, which);
    }

    private ExpressionNode choice(ExpressionPart left) throws ExpressionException {
        var yes = expression(0);
        var no = words.takes(":") ? Optional.of(expression(0)) : Optional.<ExpressionPart>empty();
        return scope -> {
            if (Truth.of(left.json(scope))) {
                return yes.value(scope);
            }
            return no.isPresent() ? no.get().value(scope) : Value.NONE;
        };
    }

    /** {@code a ~> $f(b)} is {@code $f(a, b)}. */
    private ExpressionNode chain(ExpressionPart left) throws ExpressionException {
        var token = words.peek();
        if (token.kind() != Kind.VARIABLE) {
            return Calls.of(expression(CHAIN), List.of(left));
        }
        words.take();
        var all = new ArrayList<ExpressionPart>(List.of(left));
        var function = part(scope -> scope.variable(token.text()), token.start());
        if (words.peek().is("(")) {
            all.addAll(arguments());
        }
        return names.isDeclared(token.text())
                ? Calls.of(function, all)
                : Calls.of(names.function(token), token, all);
    }
}
