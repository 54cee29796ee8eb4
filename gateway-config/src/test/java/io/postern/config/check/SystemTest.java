package io.postern.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.config.read.ConfigFolder;
import io.postern.config.read.Kinds;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemTest {

    @TempDir Path parent;
    private ConfigFolder configs;

    @BeforeEach
    void makeFolder() {
        configs = new ConfigFolder(parent);
    }

    @Test
    void withoutAFileEverythingIsInEffectUnderTheHostsName() {
        configs.file("carriers/c.json", "{\"source\": \"simulator\"}");
        configs.file("carriers/out.json", "{\"source\": \"log\"}");
        configs.file(
                "addresses/a_in.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"receive\", \"carrier\": \"c\", \"duration\": \"always\"}");
        configs.file(
                "addresses/b_in.json",
                "{\"message_type\": [\"t\", \"u\"], \"send_or_receive\": \"receive\", \"carrier\": \"c\", \"duration\": 5}");
        configs.file(
                "addresses/sender.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"send\", \"carrier\": \"out\"}");

        var names =
                configs.configuration(Kinds.catalog()).addresses().keySet()
                        + " on "
                        + configs.configuration(Kinds.catalog()).systemId();

        assertThat(names).isEqualTo("[a_in, b_in_t, b_in_u, sender] on host");
    }

    @Test
    void namesAndGlobsSelectFilesAndTheirParts() {
        configs.file("carriers/c.json", "{\"source\": \"simulator\"}");
        configs.file("carriers/out.json", "{\"source\": \"log\"}");
        configs.file(
                "addresses/a_in.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"receive\", \"carrier\": \"c\", \"duration\": \"always\"}");
        configs.file(
                "addresses/b_in.json",
                "{\"message_type\": [\"t\", \"u\"], \"send_or_receive\": \"receive\", \"carrier\": \"c\", \"duration\": 5}");
        configs.file(
                "addresses/sender.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"send\", \"carrier\": \"out\"}");
        configs.file(
                "system/system.json",
                "{\"$schema\": \"x\", \"id\": \"gw\", \"addresses\": [\"a*\", \"b_in_u\", \"sender\", \"sender\"]}");

        var names =
                configs.configuration(Kinds.catalog()).addresses().keySet()
                        + " on "
                        + configs.configuration(Kinds.catalog()).systemId();

        assertThat(names).isEqualTo("[a_in, b_in_u, sender] on gw");
    }

    @Test
    void aNameThatMeetsNothingIsAProblem() {
        configs.file("carriers/c.json", "{\"source\": \"simulator\"}");
        configs.file("carriers/out.json", "{\"source\": \"log\"}");
        configs.file(
                "addresses/a_in.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"receive\", \"carrier\": \"c\", \"duration\": \"always\"}");
        configs.file(
                "addresses/b_in.json",
                "{\"message_type\": [\"t\", \"u\"], \"send_or_receive\": \"receive\", \"carrier\": \"c\", \"duration\": 5}");
        configs.file(
                "addresses/sender.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"send\", \"carrier\": \"out\"}");
        configs.file(
                "system/system.json",
                "{\"id\": \"gw\", \"addresses\": [\"a_inn\", \"x*\", \"b_in_t\", \"sender\"], \"tasks\": [\"none\"], \"adresses\": []}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/system/system.json:1:28: "addresses": expected the name of an address, or a glob that meets one, found "a_inn"; did you mean "a_in"?
                            1 | {"id": "gw", "addresses": ["a_inn", "x*", "b_in_t", "sender"], "tasks"…
                              |                            ^
                        configs/system/system.json:1:37: "addresses": expected the name of an address, or a glob that meets one, found "x*", which meets none
                            1 | {"id": "gw", "addresses": ["a_inn", "x*", "b_in_t", "sender"], "tasks"…
                              |                                     ^
                        configs/system/system.json:1:74: "tasks": expected the name of a task, or a glob that meets one, found "none"; there is none
                            1 | …"a_inn", "x*", "b_in_t", "sender"], "tasks": ["none"], "adresses": []}
                              |                                                ^
                        configs/system/system.json:1:83: unknown key "adresses"; did you mean "addresses"?
                            1 | …"a_inn", "x*", "b_in_t", "sender"], "tasks": ["none"], "adresses": []}
                              |                                                         ^""");
    }

    @Test
    void whatIsNotSelectedMayBeHalfFinished() {
        configs.file("carriers/c.json", "{\"source\": \"simulator\"}");
        configs.file("carriers/out.json", "{\"source\": \"log\"}");
        configs.file(
                "addresses/a_in.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"receive\", \"carrier\": \"c\", \"duration\": \"always\"}");
        configs.file(
                "addresses/b_in.json",
                "{\"message_type\": [\"t\", \"u\"], \"send_or_receive\": \"receive\", \"carrier\": \"c\", \"duration\": 5}");
        configs.file(
                "addresses/sender.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"send\", \"carrier\": \"out\"}");
        configs.file("addresses/half.json", "{\"carrier\": 5, \"inheritance\": \"nobody\"}");
        configs.file("addresses/parked.json", "{\"enabled\": false, \"carrier\": 5}");
        configs.file("system/system.json", "{\"addresses\": [\"*_in\", \"sender\", \"parked\"]}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/b_in.json:1:24: note: message type "u" is received, but no address sends it and no task is triggered by it
                            1 | {"message_type": ["t", "u"], "send_or_receive": "receive", "carrier":…
                              |                        ^
                        configs/system/system.json:1:34: note: address "parked" is parked by "enabled": false in its own file
                            1 | {"addresses": ["*_in", "sender", "parked"]}
                              |                                  ^""");
    }

    @Test
    void aParkedCarrierParksItsAddresses() {
        configs.file("carriers/c.json", "{\"source\": \"simulator\"}");
        configs.file("carriers/out.json", "{\"source\": \"log\"}");
        configs.file(
                "addresses/a_in.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"receive\", \"carrier\": \"c\", \"duration\": \"always\"}");
        configs.file(
                "addresses/b_in.json",
                "{\"message_type\": [\"t\", \"u\"], \"send_or_receive\": \"receive\", \"carrier\": \"c\", \"duration\": 5}");
        configs.file(
                "addresses/sender.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"send\", \"carrier\": \"out\"}");
        configs.file("carriers/c.json", "{\"source\": \"simulator\", \"enabled\": false}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/a_in.json:1:64: note: carrier "c" is parked by "enabled": false, and this address with it
                            1 | …", "send_or_receive": "receive", "carrier": "c", "duration": "always"}
                              |                                              ^
                        configs/addresses/b_in.json:1:71: note: carrier "c" is parked by "enabled": false, and this address with it
                            1 | …t", "u"], "send_or_receive": "receive", "carrier": "c", "duration": 5}
                              |                                                     ^""");
    }
}
