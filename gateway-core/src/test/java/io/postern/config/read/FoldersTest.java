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
                .file("addresses/.hidden", "x")
                .file("addresses/a.json~", "x")
                .file("system/sytem.json", "{}")
                .file("addresses/README.md", "x");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/a.jsn:1:1: note: not read; files here end in .json, .yaml or .yml: rename it to a.json if it is one
                        configs/addresses/old:1:1: note: not read, and no file in it; move its files up into addresses/
                        configs/adresses:1:1: note: not read; the folders of a configuration are system, messages, carriers, handlers, addresses, tasks; did you mean "addresses"?
                        configs/carriers/x.json:1:1: expected a file, found a folder
                        configs/notes.txt:1:1: note: not read; the files of a configuration lie in its folders: move it into one of system, messages, carriers, handlers, addresses, tasks
                        configs/stuff:1:1: note: not read; the folders of a configuration are system, messages, carriers, handlers, addresses, tasks
                        configs/system/sytem.json:1:1: note: not used; the file of this folder is system.json; did you mean "system"?""");
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
