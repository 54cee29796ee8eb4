package io.postern.bench.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/** Every figure of every round, for programs. */
public final class FiguresJson {

    private FiguresJson() {}

    public static void write(Path file, Object content) throws IOException {
        var text =
                JsonMapper.builder()
                        .build()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(content);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text + "\n");
        System.out.printf("%nevery round: %s%n", file);
    }
}
