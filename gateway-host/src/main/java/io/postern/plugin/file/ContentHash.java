package io.postern.plugin.file;

import io.postern.file.Fingerprint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/** Tells one content from another: SHA-256 over names, sizes and bytes. */
final class ContentHash {

    private ContentHash() {}

    static String of(List<Path> files) throws IOException {
        var digest = Fingerprint.begin();
        var buffer = new byte[16 * 1024];
        for (var file : files) {
            digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(Files.size(file)).array());
            try (var bytes = Files.newInputStream(file)) {
                for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
                    digest.update(buffer, 0, count);
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
