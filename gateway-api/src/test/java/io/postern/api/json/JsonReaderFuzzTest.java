package io.postern.api.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonReaderFuzzTest {

    private static final String[] PIECES = {
        "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\"b\":", "1", "-1.50", "1E400", "01", "-",
        "e9", "true", "nul", "NaN", "\\u12", "\\ud800", "\u0000", "\n", " ", "\uFEFF", "😀", "//",
        "'", "..."
    };
    private static final byte[] SEED =
            "{\"id\":\"08:3A\",\"t\":[1.50,-2e3,true,null],\"d\":{\"é\":\"\\u00e9\\n😀\"}}"
                    .getBytes(UTF_8);

    @Test
    void piecesOfJsonAreReadOrRefusedInWords() {
        var random = new Random(1);

        for (int round = 0; round < 40_000; round++) {
            var text = new StringBuilder();
            for (int piece = random.nextInt(12); piece >= 0; piece--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            assertReadOrRefused(text.toString().getBytes(UTF_8));
        }
    }

    @Test
    void damagedBytesAreReadOrRefusedInWords() {
        var random = new Random(2);

        for (int round = 0; round < 40_000; round++) {
            var bytes = SEED.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertReadOrRefused(bytes);
        }
    }

    @Test
    void everyBeginningOfADocumentIsRefused() {
        for (int length = 0; length < SEED.length; length++) {
            var cut = new byte[length];
            System.arraycopy(SEED, 0, cut, 0, length);

            assertThat(refused(cut)).isPresent();
        }
    }

    private static void assertReadOrRefused(byte[] bytes) {
        var refused = refused(bytes);

        if (refused.isPresent()) {
            assertThat(refused.get())
                    .matches("(?s)JSON: expected .+, found .+ at line \\d+, column \\d+");
        } else {
            Json value = Json.read(bytes);
            assertThat(Json.read(value.bytes())).isEqualTo(value);
        }
    }

    private static Optional<String> refused(byte[] bytes) {
        try {
            Json.read(bytes);
            return Optional.empty();
        } catch (JsonException refused) {
            return Optional.of(refused.getMessage());
        }
    }
}
