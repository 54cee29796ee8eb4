package io.postern.plugin.load;

import io.postern.plugin.file.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the files under META-INF/services, which name a jar's factories. */
final class Services {

    static final String FOLDER = "META-INF/services/";

    private Services() {}

    /** The class names in one such file. */
    static List<String> names(URL file) throws RefusedException {
        try (var bytes = open(file)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("#", 2)[0].strip())
                    .filter(line -> !line.isEmpty())
                    .distinct()
                    .toList();
        } catch (IOException unreadable) {
            throw new RefusedException(
                    "expected to read " + file + ", found " + unreadable.getMessage());
        }
    }

    /** Opens without the JDK's cache of jars, which would keep a jar open after its unloading. */
    static InputStream open(URL file) throws IOException {
        var connection = file.openConnection();
        connection.setUseCaches(false);
        return connection.getInputStream();
    }
}
