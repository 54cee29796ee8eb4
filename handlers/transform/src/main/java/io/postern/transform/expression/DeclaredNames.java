package io.postern.transform.expression;

import io.postern.api.setting.Nearest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Which variables there are where the parser is, and which functions everywhere. */
final class DeclaredNames {

    private final Deque<Set<String>> declared = new ArrayDeque<>();

    DeclaredNames() {
        enter();
    }

    void enter() {
        declared.push(new HashSet<>());
    }

    void leave() {
        declared.pop();
    }

    void declare(String name) {
        declared.element().add(name);
    }

    boolean isDeclared(String name) {
        return declared.stream().anyMatch(names -> names.contains(name));
    }

    KnownFunction function(Token token) throws ExpressionException {
        var name = token.text();
        return Functions.named(name)
                .orElseThrow(
                        () ->
                                ExpressionException.at(
                                        token.start(),
                                        "there is no function or variable $" + name + hint(name)));
    }

    private String hint(String name) {
        var known = new TreeSet<>(Functions.names());
        declared.forEach(known::addAll);
        return Nearest.nearest(name, known)
                .map(near -> "; did you mean \"$" + near + "\"?")
                .orElse("");
    }
}
