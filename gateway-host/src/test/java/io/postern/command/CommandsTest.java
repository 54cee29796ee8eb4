package io.postern.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.ops.Command;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandsTest {

    private final Commands commands = new Commands();

    @Test
    void comeAndGoWhileRunning() {
        commands.add(List.of(command("status"), command("dead")));
        var registration = commands.add(List.of(command("signals")));
        assertThat(commands.all())
                .extracting(Command::name)
                .containsExactly("dead", "signals", "status");

        registration.close();
        registration.close();

        assertThat(commands.find("signals")).isEmpty();
        assertThat(commands.find("dead")).isPresent();
    }

    @Test
    void aTakenNameIsRefusedWithAllItCameWith() {
        commands.add(List.of(command("status")));

        assertThatThrownBy(() -> commands.add(List.of(command("x"), command("status"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "command \"status\": expected a name that is free, found one that is"
                                + " taken");
        assertThatThrownBy(() -> commands.add(List.of(command("y"), command("y"))))
                .hasMessageStartingWith("command \"y\"");
        assertThat(commands.all()).hasSize(1);
    }

    private static Command command(String name) {
        return new Command(name, "Does.", "", "postern " + name, (arguments, out) -> {});
    }
}
