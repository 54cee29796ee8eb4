package io.postern.ops;

/**
 * The extension point for operating plugins: a class without constructor arguments, named in the
 * jar's {@code META-INF/services/io.postern.ops.OperatorFactory}.
 */
public interface OperatorFactory {

    /** What people call it, such as {@code pages}. */
    String name();

    /** Makes it, once the gateway runs. */
    Operator create(Gateway gateway) throws Exception;
}
