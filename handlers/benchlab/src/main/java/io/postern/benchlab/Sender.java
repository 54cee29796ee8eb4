package io.postern.benchlab;

import io.postern.api.message.Origin;
import java.util.Optional;

/** The device that a message came from, as far as its carrier says. */
record Sender(Origin origin) {

    Optional<String> uid() {
        return word("device.uid");
    }

    /** The product's number, as text. */
    Optional<String> product() {
        return word("device.product");
    }

    /** For complaints, such as {@code BENCHLAB "0123" at "/dev/ttyACM0"}. */
    String name() {
        var port = word("device.port").orElse(origin.place());
        return "BENCHLAB"
                + uid().map(uid -> " " + BenchlabQuote.text(uid)).orElse("")
                + (port.isEmpty() ? "" : " at " + BenchlabQuote.text(port));
    }

    private Optional<String> word(String name) {
        return Optional.ofNullable(origin.words().get(name));
    }
}
