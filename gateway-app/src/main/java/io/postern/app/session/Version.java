package io.postern.app.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Which program this is: the version that its jar was built as, and when. */
public final class Version {

    private Version() {}

    public static String text() {
        var version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "from classes" : version;
    }

    /** No clock can be before it. */
    public static Instant built() {
        try (var resource = Version.class.getResourceAsStream("built")) {
            var text = resource == null ? new byte[0] : resource.readAllBytes();
            return Instant.parse(new String(text, StandardCharsets.UTF_8).strip());
        } catch (IOException | DateTimeParseException notBuilt) {
            return Instant.EPOCH;
        }
    }
}
