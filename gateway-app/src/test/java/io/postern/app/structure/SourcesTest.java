package io.postern.app.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What only the sources tell. */
class SourcesTest {

    private static final int LONGEST = 300;

    @Test
    void noFileIsLong() {
        var tooLong =
                Sources.main().stream()
                        .filter(file -> Sources.text(file).lines().count() > LONGEST);

        assertThat(Sources.main()).hasSizeGreaterThan(300);
        assertThat(tooLong).isEmpty();
    }

    @Test
    void noNameStandsForTwoThings() {
        var places =
                Sources.main().stream()
                        .filter(file -> !file.endsWith("package-info.java"))
                        .collect(Collectors.groupingBy(Path::getFileName));

        var twice = places.values().stream().filter(all -> all.size() > 1);

        assertThat(twice).isEmpty();
    }

    @Test
    void everyPackageSaysThatNothingIsNull() {
        var packages = Sources.main().stream().map(Path::getParent).collect(Collectors.toSet());

        var without = packages.stream().filter(folder -> !isMarked(folder));

        assertThat(without).isEmpty();
    }

    private static boolean isMarked(Path folder) {
        var info = folder.resolve("package-info.java");
        return info.toFile().isFile() && Sources.text(info).contains("@NullMarked");
    }
}
