package io.postern.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.config.read.FileStamp;
import io.postern.watch.Scope.Concern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeTest {

    @TempDir private Path home;

    @ParameterizedTest
    @CsvSource({
        "configs/addresses/a.json, FILE",
        "configs/addresses/a.YAML, FILE",
        "configs/tasks/a.yml, FILE",
        "secrets/password, FILE",
        "configs/addresses/.a.json.swp, NONE",
        "configs/addresses/.hidden.json, NONE",
        "configs/addresses/a.json~, NONE",
        "configs/addresses/4913, NONE",
        "configs/examples/a.json, NONE",
        "configs/examples, NAME",
        "configs/soil.json, NAME",
        "configs/addresses/soil.jsn, NAME",
        "configs/addresses/more, NAME",
        "configs/readme.md, NONE",
        "README.md, NONE",
        "secrets/other, NONE",
        "configs/addresses/..data, ALL",
        "secrets/..data, ALL",
        "configs/addresses, ALL",
        "configs, ALL",
        "plugins, ALL",
        "plugins/climate.jar, ALL",
        "plugins/climate/library.jar, ALL",
    })
    void knowsWhatAChangedPathMeans(String changed, Concern concern) {
        assertThat(scope().concern(home.resolve(changed))).isEqualTo(concern);
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void opensNoPipe() throws Exception {
        var pipe = Files.createDirectories(home.resolve("plugins")).resolve("x.jar");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();

        assertThat(scope().look().plugins()).containsOnlyKeys(pipe);
    }

    @Test
    void looksAtFilesSecretsAndJars() throws IOException {
        write("configs/addresses/a.json");
        write("configs/addresses/a.txt");
        write("configs/examples/b.json");
        write("secrets/password");
        write("plugins/climate.jar");
        write("plugins/more/library.jar");

        var seen = scope().look();

        assertThat(seen.files()).containsOnlyKeys(home.resolve("configs/addresses/a.json"));
        assertThat(seen.others())
                .contains(home.resolve("configs/addresses/a.txt"))
                .doesNotContain(home.resolve("configs/addresses/a.json"));
        assertThat(seen.secrets()).containsOnlyKeys(home.resolve("secrets/password"));
        assertThat(seen.plugins())
                .containsOnlyKeys(
                        home.resolve("plugins/climate.jar"),
                        home.resolve("plugins/more"),
                        home.resolve("plugins/more/library.jar"));
    }

    @Test
    void findsNothingWhereNothingIs() {
        var seen = scope().look();

        assertThat(seen.files()).isEmpty();
        assertThat(seen.plugins()).isEmpty();
        assertThat(seen.secrets().values()).containsOnly(FileStamp.NONE);
        assertThat(scope().directories()).containsExactly(home);
    }

    private Scope scope() {
        return new Scope(
                home.resolve("configs"),
                home.resolve("plugins"),
                Set.of(home.resolve("secrets/password")));
    }

    private void write(String name) throws IOException {
        var file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name);
    }
}
