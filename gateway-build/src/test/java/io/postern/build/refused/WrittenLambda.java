package io.postern.build.refused;

import java.io.Serializable;
import java.util.function.Supplier;

/** A lambda that can be written to a stream: made in another way, and used nowhere. */
final class WrittenLambda {
    static final Supplier<String> IT = (Supplier<String> & Serializable) () -> "it";

    private WrittenLambda() {}
}
