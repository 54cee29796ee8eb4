package io.postern.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.journal.Entry.Gone;
import io.postern.journal.Entry.Named;
import io.postern.journal.Entry.Older;
import io.postern.journal.Entry.Place;
import io.postern.journal.Entry.Written;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

/** {@code docs/store.md} says what is in the files: whoever reads it can read them. */
class StoreDocsTest {

    private static final Path DOCS = Path.of("../docs/store.md");
    private static final Path WRITTEN = Path.of("target/store.md");
    private static final Pattern EXAMPLE =
            Pattern.compile("(<!-- commit -->\n```text\n)([^`]*)(```)");
    private static final Pattern FIELD = Pattern.compile("\\| (\\d+) \\| (\\d+) \\| (\\w+)[ :]");
    private static final Pattern KIND =
            Pattern.compile("\\| (\\d) \\| (\\w+) \\| (\\d+) \\| ([^|]*) \\|");

    private static final long JOURNAL = 0x0123456789abcdefL;

    /** One of each kind, by the name that the page gives it. */
    private static final Map<String, Entry> KINDS =
            Map.of(
                    "named", new Named(1, 40, "cloud"),
                    "older", new Older(16, 12_345),
                    "place", new Place(1, 38, 40, 16, 75),
                    "gone", new Gone(1, 1, 37),
                    "written", new Written(1, 41, false, bytes("{\"t\":21}")),
                    "moved", new Written(1, 38, true, bytes("{\"t\":20}")));

    private final String page = text(DOCS);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theExampleIsWhatIsWritten() throws IOException {
        var order = List.of("older", "named", "place", "gone", "written", "moved");
        var commit = write(4_711, order.stream().map(KINDS::get).toList());

        var text = EXAMPLE.matcher(page).replaceFirst(found -> example(found, commit));
        Files.writeString(WRITTEN, text);

        assertThat(page)
                .as("copy gateway-core/%s to docs/ when the files are meant so", WRITTEN)
                .isEqualTo(text);
    }

    private static String example(MatchResult found, byte[] commit) {
        return found.group(1) + dump(commit) + found.group(3);
    }

    @Test
    void theHeadersFieldsAreWhereTheyAre() {
        var commit = ByteBuffer.wrap(write(9, List.of(new Older(3, 5))));
        var sum = new CRC32C();
        sum.update(commit.array(), 8, commit.limit() - 8);

        assertThat(table("header", FIELD, found -> found.group(3), found -> value(found, commit)))
                .isEqualTo(
                        Map.of(
                                "magic", 0x504a4e4cL,
                                "checksum", (long) (int) sum.getValue(),
                                "length", 17L,
                                "format", 1L,
                                "journal", JOURNAL,
                                "segment", 17L,
                                "commit", 9L));
    }

    private static long value(MatchResult field, ByteBuffer commit) {
        int at = Integer.parseInt(field.group(1));
        return field.group(2).equals("8") ? commit.getLong(at) : commit.getInt(at);
    }

    @Test
    void everyKindHasItsNumberAndItsSize() {
        var kinds = KINDS.keySet().stream().collect(Collectors.toMap(name -> name, this::kind));

        assertThat(table("entries", KIND, found -> found.group(2), StoreDocsTest::row))
                .isEqualTo(kinds);
    }

    /** Its number, and its bytes but for those that say their length themselves. */
    private List<Long> kind(String name) {
        var entry = KINDS.get(name);
        var commit = write(1, List.of(entry));
        long free = entry instanceof Named ? 5 : entry instanceof Written ? 8 : 0;
        long size = commit.length - Commit.HEADER - free;
        return List.of((long) commit[Commit.HEADER], size, size - 1);
    }

    private static List<Long> row(MatchResult found) {
        long fields =
                Pattern.compile(" (\\d)\\b")
                        .matcher(found.group(4))
                        .results()
                        .mapToLong(length -> Long.parseLong(length.group(1)))
                        .sum();
        return List.of(Long.parseLong(found.group(1)), Long.parseLong(found.group(3)), fields);
    }

    @Test
    void aLargeCommitIsPackedAsThePageSays() throws DataFormatException {
        var row = new Written(1, 1, false, bytes("{\"t\":21}".repeat(1_000)));
        var commit = ByteBuffer.wrap(write(1, List.of(row, row)));
        int length = commit.getInt(8);
        var entries = new byte[commit.getInt(Commit.HEADER + 1)];
        var inflater = new Inflater(true);
        inflater.setInput(commit.array(), Commit.HEADER + 5, length - 5);

        assertThat(commit.get(Commit.HEADER)).isEqualTo((byte) 7);
        assertThat(inflater.inflate(entries)).isEqualTo(entries.length);
        inflater.end();
        assertThat(entries).hasSize(2 * (17 + 8_000)).startsWith(5, 0, 0, 0, 1);
        assertThat(page)
                .contains("more than %,d bytes of entries".formatted(Commit.BLOCK - Commit.HEADER))
                .contains("the byte 7")
                .contains("RFC 1951");
    }

    @Test
    void theOtherNumbersAreRight() {
        assertThat(page)
                .contains("`" + Segment.name(new Commit.Home(JOURNAL, 17)) + "`")
                .contains("multiple of %,d bytes".formatted(Commit.BLOCK))
                .contains("%,d bytes".formatted(Journal.Opening.of(1).segmentBytes()))
                .contains("less than %d MiB".formatted(Journal.Opening.of(1).segmentBytes() >> 22))
                .contains("the commit is %d bytes longer".formatted(Commit.HEADER));
    }

    private <T> Map<String, T> table(
            String name,
            Pattern row,
            Function<MatchResult, String> key,
            Function<MatchResult, T> value) {
        var table = page.substring(page.indexOf("<!-- " + name + " -->"));
        return row.matcher(table.substring(0, table.indexOf("\n\n")))
                .results()
                .collect(Collectors.toMap(key, value));
    }

    private static byte[] write(long number, List<Entry> entries) {
        return Commit.write(new Commit.Home(JOURNAL, 17), number, entries).array();
    }

    /** As {@code hexdump -C} shows it. */
    private static String dump(byte[] bytes) {
        var dump = new StringBuilder();
        for (int at = 0; at < bytes.length; at += 16) {
            var line = Arrays.copyOfRange(bytes, at, Math.min(at + 16, bytes.length));
            var hex = HexFormat.ofDelimiter(" ").formatHex(line);
            var left = hex.substring(0, Math.min(hex.length(), 23));
            var right = hex.substring(Math.min(hex.length(), 24));
            dump.append("%08x  %-23s  %-23s  |%s|%n".formatted(at, left, right, shown(line)));
        }
        return dump.toString();
    }

    private static String shown(byte[] line) {
        return new String(line, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", ".");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
