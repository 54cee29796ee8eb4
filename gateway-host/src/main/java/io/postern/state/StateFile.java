package io.postern.state;

import io.postern.api.context.StateStore;
import io.postern.api.json.Json;
import io.postern.api.json.JsonException;
import io.postern.api.json.JsonObject;
import io.postern.file.AtomicFile;
import io.postern.file.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One object's store: a JSON object in a file, written whole at each change. */
final class StateFile implements StateStore {

    static final int MOST_BYTES = 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(StateFile.class);

    private final String owner;
    private final Path file;
    private Optional<JsonObject> known = Optional.empty();

    StateFile(String owner, Path file) {
        this.owner = owner;
        this.file = file;
    }

    @Override
    public synchronized Optional<Json> get(String key) {
        return content().field(key);
    }

    @Override
    public synchronized void put(String key, Json value) {
        var before = content();
        if (!before.field(key).equals(Optional.of(value))) {
            write(before.with(key, value));
        }
    }

    @Override
    public synchronized void remove(String key) {
        var before = content();
        if (before.has(key)) {
            write(before.without(key));
        }
    }

    @Override
    public synchronized Set<String> keys() {
        return content().fields().keySet();
    }

    private JsonObject content() {
        if (known.isEmpty()) {
            known = Optional.of(read());
        }
        return known.get();
    }

    private JsonObject read() {
        try {
            var value = Json.read(Files.readAllBytes(file));
            if (value instanceof JsonObject object) {
                return object;
            }
            return setAside("expected an object, found " + value.kind());
        } catch (NoSuchFileException none) {
            return JsonObject.EMPTY;
        } catch (JsonException broken) {
            return setAside(broken.getMessage());
        } catch (IOException refused) {
            throw new IllegalStateException(
                    "state of " + owner + ": cannot read " + file + ": " + refused, refused);
        }
    }

    private JsonObject setAside(String why) {
        try {
            var aside = freeName();
            Files.move(file, aside);
            LOG.warn(
                    "state of {}: {} is damaged ({}); kept as {}, starting with nothing",
                    owner,
                    file.getFileName(),
                    why,
                    aside.getFileName());
            return JsonObject.EMPTY;
        } catch (IOException refused) {
            throw new IllegalStateException(
                    "state of " + owner + ": cannot set the damaged " + file + " aside: " + refused,
                    refused);
        }
    }

    private Path freeName() {
        var aside = file.resolveSibling(file.getFileName() + ".damaged");
        for (int n = 2; Files.exists(aside); n++) {
            aside = file.resolveSibling(file.getFileName() + ".damaged-" + n);
        }
        return aside;
    }

    private void write(JsonObject content) {
        var bytes = content.bytes();
        if (bytes.length > MOST_BYTES) {
            throw new IllegalStateException(
                    "state of "
                            + owner
                            + ": expected at most "
                            + MOST_BYTES
                            + " bytes, found "
                            + bytes.length);
        }
        try {
            OwnerOnly.folder(file.getParent());
            AtomicFile.write(file, bytes);
        } catch (IOException refused) {
            throw new IllegalStateException(
                    "state of " + owner + ": cannot write " + file + ": " + refused, refused);
        }
        known = Optional.of(content);
    }
}
