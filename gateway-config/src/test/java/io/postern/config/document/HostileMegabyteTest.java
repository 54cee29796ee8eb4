package io.postern.config.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.postern.config.file.DocumentReader;
import io.postern.config.problem.FindingText;
import io.postern.config.problem.SourceFile;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Large files, made to take long. */
class HostileMegabyteTest {

    /** Many times what it takes; with quadratic effort it was a minute. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    static Stream<Arguments> files() {
        return Stream.of("a.json", "a.yaml")
                .flatMap(
                        name ->
                                Stream.of(
                                                "[",
                                                "{\"a\":",
                                                "\"a\":1,",
                                                "a,",
                                                "a: ",
                                                "- ",
                                                "? ",
                                                "\"",
                                                "'",
                                                "\t",
                                                "\n",
                                                "1",
                                                "\\",
                                                "a: |\n",
                                                "//\n",
                                                "漢\r",
                                                "[[]",
                                                "&a ")
                                        .map(part -> Arguments.of(name, part)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void isReadAndShownInBoundedTime(String name, String part) {
        String many = part.repeat(400_000 / part.length());

        assertTimeout(LONGEST, () -> check(name, "{" + many));
        assertTimeout(LONGEST, () -> check(name, many));
        assertTimeout(LONGEST, () -> check(name, "{\"a\": \"" + many));
    }

    private static void check(String name, String text) {
        var reading = DocumentReader.read(new SourceFile(name, text));

        assertThat(reading.findings()).hasSizeBetween(1, 102);
        assertThat(FindingText.of(reading.findings())).hasSizeLessThan(40_000);
    }
}
