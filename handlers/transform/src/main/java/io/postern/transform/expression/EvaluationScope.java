package io.postern.transform.expression;

import io.postern.api.json.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a part of an expression is evaluated: what {@code $} and names are about, and which
 * variables there are. Used by one evaluation.
 */
final class EvaluationScope {

    private final Value here;
    private final Value root;
    private final Optional<EvaluationScope> around;
    private final EvaluationLimits bounds;
    private final Map<String, Value> variables;

    private EvaluationScope(
            Value here,
            Value root,
            Optional<EvaluationScope> around,
            EvaluationLimits bounds,
            Map<String, Value> variables) {
        this.here = here;
        this.root = root;
        this.around = around;
        this.bounds = bounds;
        this.variables = variables;
    }

    static EvaluationScope of(Json content) {
        var value = Value.of(content);
        return new EvaluationScope(
                value, value, Optional.empty(), new EvaluationLimits(), new HashMap<>());
    }

    /** The same with something else in the middle. */
    EvaluationScope at(Json item) {
        return new EvaluationScope(Value.of(item), root, around, bounds, variables);
    }

    /** With variables of its own. */
    EvaluationScope inside() {
        return new EvaluationScope(here, root, Optional.of(this), bounds, new HashMap<>());
    }

    Value here() {
        return here;
    }

    Value root() {
        return root;
    }

    EvaluationLimits bounds() {
        return bounds;
    }

    void set(String name, Value value) {
        variables.put(name, value);
    }

    Value variable(String name) {
        var mine = Optional.ofNullable(variables.get(name));
        return mine.or(() -> around.map(scope -> scope.variable(name))).orElse(Value.NOTHING);
    }
}
