package io.postern.transform.expression;

/** A part of an expression that was read. */
@FunctionalInterface
interface ExpressionNode {

    Value of(EvaluationScope scope) throws ExpressionException;
}
