package io.postern.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.config.explain.Explanation;
import io.postern.config.read.ConfigFolder;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which messages make an address receive. */
class TriggerTypeTest {

    @TempDir Path parent;
    private final Posts posts = new Posts();
    private ConfigFolder configs;

    @BeforeEach
    void makeFolder() {
        configs = new ConfigFolder(parent);
        configs.file("carriers/p.json", "{\"source\": \"pigeon\"}");
        configs.file("addresses/out.json", address("send", "\"on_message\""));
    }

    private static String address(String way, String rest) {
        return """
               {"message_type": "note", "send_or_receive": "%s", "carrier": "p",
                "additional_info": {"roof": "%s"}, "duration": %s}
               """
                .formatted(way, way, rest);
    }

    private String findings() {
        return configs.findings(posts.catalog())
                .lines()
                .filter(line -> !line.startsWith(" "))
                .collect(Collectors.joining("\n"));
    }

    private String triggerType() {
        var read = configs.read(posts.catalog()).configuration().orElseThrow();
        return read.addresses().get("in").triggerType();
    }

    @Test
    void anotherTypeMayTriggerIt() {
        configs.file(
                "addresses/in.json",
                address("receive", "\"on_message\", \"trigger_type\": \"call\""));

        assertThat(findings()).isEmpty();
        assertThat(triggerType()).isEqualTo("call");
    }

    @Test
    void itsOwnTypeTriggersItByDefaultWhichIsACircle() {
        configs.file("addresses/in.json", address("receive", "\"on_message\""));

        assertThat(findings())
                .isEqualTo(
                        "configs/addresses/in.json:2:54: note: address \"in\" would go round in a"
                                + " circle: what it receives is a message of type \"note\", which"
                                + " makes it receive again; name the type of the messages that ask"
                                + " in \"trigger_type\"");
        assertThat(triggerType()).isEqualTo("note");
    }

    @Test
    void itsOwnTypeNamedIsACircleToo() {
        configs.file(
                "addresses/in.json",
                address("receive", "\"on_message\", \"trigger_type\": \"note\""));

        assertThat(findings()).contains("would go round in a circle");
    }

    @Test
    void itHasNoEffectWhereNoMessageTriggers() {
        configs.file("addresses/in.json", address("receive", "5, \"trigger_type\": \"call\""));

        assertThat(findings())
                .isEqualTo(
                        "configs/addresses/in.json:2:73: note: \"trigger_type\" has no effect here:"
                                + " it says which messages make an address receive whose"
                                + " \"duration\" is \"on_message\"");
    }

    @Test
    void itHasNoEffectOnSending() {
        configs.file(
                "addresses/out.json", address("send", "\"on_message\", \"trigger_type\": \"a\""));

        assertThat(findings()).contains("\"trigger_type\" has no effect here");
    }

    @Test
    void whatOnlyTriggersIsRead() {
        configs.file(
                "addresses/in.json",
                address("receive", "\"on_message\", \"trigger_type\": \"call\""));
        configs.file(
                "addresses/calls.json",
                """
                {"message_type": "call", "send_or_receive": "receive", "carrier": "p",
                 "additional_info": {"roof": "y"}, "duration": "always"}
                """);

        assertThat(findings()).isEmpty();
    }

    @Test
    void theExplanationSaysWhatMakesWhatReceive() {
        configs.file(
                "addresses/in.json",
                address("receive", "\"on_message\", \"trigger_type\": \"call\""));
        configs.file(
                "addresses/calls.json",
                """
                {"message_type": "call", "send_or_receive": "receive", "carrier": "p",
                 "additional_info": {"roof": "y"}, "duration": "always"}
                """);

        var explanations = configs.read(posts.catalog()).explanations();

        assertThat(explanations.named("in").get(0).way())
                .contains(new Explanation.Step("when", "on each message of type call"));
        assertThat(explanations.named("calls").get(0).way())
                .contains(new Explanation.Step("then", "makes in receive"));
    }
}
