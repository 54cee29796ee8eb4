package io.postern.config.resolve;

import io.postern.config.document.Node.ObjectNode;
import io.postern.config.problem.Place;

/**
 * An object with everything it inherits.
 *
 * @param whole false where a file it inherits from cannot be read: what is missing may stand there
 */
public record Merged(RawObject raw, ObjectNode content, boolean whole) {

    public String name() {
        return raw.name();
    }

    /** Where the object begins: the place of what is missing in it. */
    public Place place() {
        return content.place();
    }
}
