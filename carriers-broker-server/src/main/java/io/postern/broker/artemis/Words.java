package io.postern.broker.artemis;

import java.util.Optional;

/** What an exception says, without the numbers that Artemis puts before it. */
final class Words {

    private Words() {}

    static String of(Throwable failed) {
        var said = Optional.ofNullable(failed.getMessage()).orElse(failed.toString());
        return said.replaceFirst("^AMQ\\d+: ", "");
    }
}
