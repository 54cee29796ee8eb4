package io.postern.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {

    @TempDir Path parent;
    private ConfigFolder configs;

    @BeforeEach
    void makeFolder() {
        configs = new ConfigFolder(parent);
    }

    @Test
    void saysThatThereIsNoConfiguration() {
        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs:1:1: expected a folder with the configuration, found none; make it, or name another with --configs DIR""");
    }

    @Test
    void notesWhatIsNotRead() {
        configs.folder("adresses")
                .folder("examples")
                .folder("addresses/old")
                .folder("carriers/x.json")
                .folder("stuff");
        configs.file("README.md", "x")
                .file("notes.txt", "x")
                .file("addresses/a.jsn", "x")
                .file("addresses/b.json.txt", "x")
                .file("addresses/.hidden", "x")
                .file("addresses/a.json~", "x")
                .file("system/sytem.json", "{}")
                .file("addresses/README.md", "x");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/a.jsn:1:1: note: not read; files here end in .json, .yaml or .yml: rename it to a.json if it is to be read
                        configs/addresses/b.json.txt:1:1: note: not read; files here end in .json, .yaml or .yml: rename it to b.json if it is to be read
                        configs/addresses/old:1:1: note: not read, and no file in it; move its files up into addresses/
                        configs/adresses:1:1: note: not read; the folders of a configuration are system, messages, carriers, handlers, addresses, tasks; did you mean "addresses"?
                        configs/carriers/x.json:1:1: expected a file, found a folder
                        configs/notes.txt:1:1: note: not read; the files of a configuration lie in its folders: move it into one of system, messages, carriers, handlers, addresses, tasks
                        configs/stuff:1:1: note: not read; the folders of a configuration are system, messages, carriers, handlers, addresses, tasks
                        configs/system/sytem.json:1:1: note: not used; the file of this folder is system.json; did you mean "system"?""");
    }

    @Test
    void aFileInAnotherFoldersPlaceIsOneMistake() {
        configs.file(
                "addresses/cloud.json",
                "{\"source\": \"mqtt\", \"mqtt_url\": \"h\", \"include_topic\": true}");
        configs.file(
                "carriers/up.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"send\", \"carrier\": \"cloud\"}");
        configs.file("tasks/dew.json", "{\"source\": \"climate\", \"digits\": 2}");
        configs.file("addresses/t.json", "{\"id_field\": \"MAC\"}");
        configs.file(
                "addresses/in.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"receive\", \"carrier\": \"cloud\", \"handler\": \"dew\"}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/cloud.json:1:2: expected an address, found "source", as a carrier has it; move the file to carriers/
                            1 | {"source": "••••", "mqtt_url": "•", "include_topic": ••••}
                              |  ^
                        configs/addresses/t.json:1:2: expected an address, found "id_field", as a message has it; move the file to messages/
                            1 | {"id_field": "•••"}
                              |  ^
                        configs/carriers/up.json:1:23: expected a carrier, found "send_or_receive", as an address has it; move the file to addresses/
                            1 | {"message_type": "•", "send_or_receive": "••••", "carrier": "•••••"}
                              |                       ^
                        configs/tasks/dew.json:1:2: expected a task, found "source", as a handler has it; move the file to handlers/
                            1 | {"source": "•••••••", "digits": •}
                              |  ^""");
    }

    @Test
    void theSameStemTwiceIsAProblem() {
        configs.file("carriers/c.json", "{\"source\": \"simulator\"}");
        configs.file(
                "addresses/a.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"receive\", \"carrier\": \"c\", \"duration\": \"always\"}");
        configs.file("addresses/a.yaml", "message_type: t");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/a.yaml:1:1: expected one file for address "a", found configs/addresses/a.json and configs/addresses/a.yaml""");
    }

    @Test
    void readsAgainOnlyWhatChanged() {
        configs.file("carriers/c.json", "{\"source\": \"log\"}");
        configs.file("carriers/d.json", "{\"source\": \"log\"}");
        var before = configs.configuration(Kinds.catalog());

        configs.file("carriers/d.json", "{\"source\": \"log\", \"file\": \"x\"}");
        var after = configs.configuration(Kinds.catalog());

        assertThat(after.carriers().get("c")).isEqualTo(before.carriers().get("c"));
        assertThat(after.carriers().get("d")).isNotEqualTo(before.carriers().get("d"));
    }
}
