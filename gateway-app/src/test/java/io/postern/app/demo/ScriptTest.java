package io.postern.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.app.demo.setup.CloudSwitch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptTest {

    @TempDir private Path folder;
    private Path file;
    private CloudSwitch cloud;

    @BeforeEach
    void openTheFolder() {
        file = folder.resolve("cloud");
        cloud = new CloudSwitch(file);
    }

    @Test
    void takesTheCloudAwayAndBringsItBack() throws IOException {
        var script = new Script(seconds(60)).without(cloud, Optional.of(seconds(20)));

        var first = script.play(seconds(0));
        boolean before = cloud.isOn();
        script.play(seconds(5));
        var away = Files.readString(file);
        script.play(seconds(25));
        var back = Files.readString(file);

        assertThat(first).isEqualTo(seconds(5));
        assertThat(before).isTrue();
        assertThat(away).isEqualTo("false\n");
        assertThat(back).isEqualTo("true\n");
    }

    @Test
    void leavesTheSwitchToTheKeysOtherwise() {
        var script = new Script(seconds(60)).without(cloud, Optional.of(seconds(20)));
        script.play(seconds(30));

        cloud.turn();
        script.play(seconds(40));

        assertThat(cloud.isOn()).isFalse();
    }

    @Test
    void takesSeveralThingsAwayEachForItsTime() {
        var cable = new FakeSwitch();
        var script =
                new Script(seconds(60))
                        .without(cloud, Optional.of(seconds(20)))
                        .without(cable, Optional.of(seconds(10)));

        var next = script.play(seconds(5));
        boolean bothAway = !cloud.isOn() && !cable.isOn();
        script.play(seconds(15));

        assertThat(next).isEqualTo(seconds(10));
        assertThat(bothAway).isTrue();
        assertThat(cable.isOn()).isTrue();
        assertThat(cloud.isOn()).isFalse();
    }

    @Test
    void endsWhenItsTimeIsOver() {
        var script = new Script(seconds(10)).without(cloud, Optional.empty());

        assertThat(script.play(seconds(4))).isEqualTo(seconds(6));
        assertThat(script.play(seconds(10))).isZero();
    }

    private static Duration seconds(long number) {
        return Duration.ofSeconds(number);
    }
}
