package io.postern.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where things lie in the checkout. */
public record Checkout(Path root) {

    /** The distribution as it was built last. */
    public Path distribution() throws IOException {
        try (var folders =
                Files.newDirectoryStream(
                        root.resolve("gateway-app/target"), "postern-[0-9]*[0-9]")) {
            for (var folder : folders) {
                return folder;
            }
        }
        throw new IOException("gateway-app/target: expected a built distribution, found none");
    }

    /** The options that Postern's launcher gives to Java. */
    public List<String> flags() throws IOException {
        return Flags.of(root.resolve("gateway-app/src/main/sh/postern"));
    }
}
