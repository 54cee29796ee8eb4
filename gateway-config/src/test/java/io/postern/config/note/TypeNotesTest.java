package io.postern.config.note;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.config.read.ConfigFolder;
import io.postern.config.read.Kinds;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypeNotesTest {

    @TempDir Path parent;
    private ConfigFolder configs;

    @BeforeEach
    void makeFolder() {
        configs = new ConfigFolder(parent).file("carriers/c.json", "{\"source\": \"mqtt\"}");
    }

    private void address(String name, String way, String type) {
        configs.file(
                "addresses/" + name + ".json",
                "{\"send_or_receive\": \"%s\", \"message_type\": \"%s\", \"carrier\": \"c\", \"additional_info\": {\"topic\": \"x\"}}"
                        .formatted(way, type));
    }

    private Iterable<String> notes() {
        return configs.findings(Kinds.catalog())
                .lines()
                .filter(line -> line.startsWith("configs"))
                .toList();
    }

    @Test
    void namesTheReceivedTypeThatWasMeant() {
        address("in", "receive", "soil");
        address("out", "send", "sol");

        assertThat(notes())
                .containsExactly(
                        "configs/addresses/out.json:1:45: note: no address receives message type"
                                + " \"sol\"; did you mean \"soil\"? (All is well if a handler or a task"
                                + " makes it.)");
    }

    @Test
    void whatTheGatewayPostsItselfNeedsNoReceiver() {
        address("in", "receive", "gateway_alarms");
        address("on", "send", "gateway_alarms");
        address("out", "send", "gateway_alarm");

        assertThat(notes()).isEmpty();
    }

    @Test
    void typesThatDifferByTheirNumberAreTwo() {
        address("in", "receive", "meter_1");
        address("on", "send", "meter_1");
        address("out", "send", "meter_2");

        assertThat(notes()).isEmpty();
    }

    @Test
    void aFileForATypeThatNobodyHasIsNoted() {
        address("in", "receive", "soil");
        address("out", "send", "soil");
        configs.file("messages/soil.json", "{\"id_field\": \"MAC\"}");
        configs.file("messages/sol.json", "{\"id_field\": \"MAC\"}");

        assertThat(notes())
                .containsExactly(
                        "configs/messages/sol.json:1:1: note: no address and no task has messages"
                                + " of type \"sol\", though of \"soil\"; a file here is named as the"
                                + " type it describes");
    }
}
