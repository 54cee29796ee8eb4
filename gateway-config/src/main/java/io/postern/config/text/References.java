package io.postern.config.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Reads what references name, each at most once. One owner thread; made anew for each reading of
 * the files, since secrets are rotated.
 */
public class References {

    private static final int MOST_BYTES = 1 << 20;

    private final Path configs;
    private final Function<String, Optional<String>> environment;
    private final Map<String, Looked> files = new HashMap<>();
    private final Set<Path> watched = new TreeSet<>();
    private int lookUps;

    /** What was found: a value, or what was expected and found instead. */
    sealed interface Looked {
        record Value(String text) implements Looked {}

        record Nothing(String why) implements Looked {}
    }

    /**
     * @param configs what the paths of {@code ${file:}} are relative to
     */
    public References(Path configs, Function<String, Optional<String>> environment) {
        this.configs = configs;
        this.environment = environment;
    }

    /** Puts each reference's own name in its place, to show a text without what it stands for. */
    public static References asWritten() {
        return new References(Path.of(""), name -> Optional.empty()) {
            @Override
            Looked look(Reference reference) {
                return new Looked.Value(reference.shown());
            }
        };
    }

    /** The files named so far, there or not. */
    public Set<Path> watched() {
        return Set.copyOf(watched);
    }

    /** How often something was looked up so far. */
    public int lookUps() {
        return lookUps;
    }

    Looked look(Reference reference) {
        lookUps++;
        return reference.scheme() == Reference.Scheme.ENV
                ? variable(reference)
                : files.computeIfAbsent(reference.name(), this::file);
    }

    private Looked variable(Reference reference) {
        var name = reference.name();
        if (name.isEmpty()) {
            return new Looked.Nothing("expected the name of a variable in ${env:}, found nothing");
        }
        var value = environment.apply(name);
        if (reference.fallback().isPresent()) {
            return new Looked.Value(
                    value.filter(text -> !text.isEmpty()).orElse(reference.fallback().get()));
        }
        return value.<Looked>map(Looked.Value::new)
                .orElseGet(
                        () ->
                                new Looked.Nothing(
                                        "expected the environment variable \""
                                                + name
                                                + "\", found it not set; set it, or write a default:"
                                                + " ${env:"
                                                + name
                                                + ":-…}"));
    }

    private Looked file(String name) {
        try {
            var path = configs.resolve(name).normalize();
            if (name.isEmpty() || path.equals(configs.normalize())) {
                return new Looked.Nothing("expected a path in ${file:}, found nothing");
            }
            watched.add(path.toAbsolutePath());
            return read(path, name);
        } catch (InvalidPathException | IOException unreadable) {
            return nothing(name, "it cannot be read");
        }
    }

    private static Looked read(Path path, String name) throws IOException {
        if (!Files.exists(path)) {
            return nothing(name, "there is none");
        }
        if (!Files.isRegularFile(path)) {
            return nothing(name, "it is no file");
        }
        byte[] bytes;
        try (var in = Files.newInputStream(path)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        }
        if (bytes.length > MOST_BYTES) {
            return nothing(name, "it is larger than 1 MB");
        }
        try {
            return new Looked.Value(withoutLastNewline(utf8(bytes)));
        } catch (CharacterCodingException notText) {
            return nothing(name, "it is no UTF-8 text");
        }
    }

    private static Looked nothing(String name, String found) {
        return new Looked.Nothing(
                "expected a readable file \""
                        + name
                        + "\" (relative to the configuration folder), but "
                        + found);
    }

    private static String utf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    private static String withoutLastNewline(String text) {
        if (text.endsWith("\r\n")) {
            return text.substring(0, text.length() - 2);
        }
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }
}
