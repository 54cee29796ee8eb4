package io.postern.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.address.Trigger;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyAddressesTest {

    private static final int COUNT = 10_000;

    @Test
    void tenThousandAddressesAreAllThere(@TempDir Path parent) {
        var configs = many(parent, COUNT);

        var configuration = configs.configuration(Kinds.catalog());

        assertThat(configuration.addresses()).hasSize(COUNT);
        assertThat(configuration.addresses().values())
                .allMatch(address -> address.messageType().equals("type_" + number(address.name())))
                .allMatch(address -> address.trigger() == Trigger.ON_MESSAGE);
    }

    @Test
    void oneChangedFileAmongManyIsSeen(@TempDir Path parent) {
        var configs = many(parent, COUNT);
        var before = configs.configuration(Kinds.catalog());

        configs.file("addresses/a_7.json", address(7).replace("site/", "other/"));
        var after = configs.configuration(Kinds.catalog());

        assertThat(after.addresses().values())
                .filteredOn(address -> !address.equals(before.addresses().get(address.name())))
                .extracting(address -> address.name())
                .containsExactly("a_7");
    }

    /** A folder with this many addresses that inherit from one. */
    static ConfigFolder many(Path parent, int count) {
        var configs =
                new ConfigFolder(parent)
                        .file("carriers/broker.json", "{\"source\": \"mqtt\"}")
                        .file(
                                "addresses/base.json",
                                """
                                {
                                    "enabled": false,
                                    "carrier": "broker",
                                    "duration": "on_message",
                                    "handler": null
                                }
                                """);
        for (int i = 0; i < count; i++) {
            configs.file("addresses/a_" + i + ".json", address(i));
        }
        return configs;
    }

    private static String address(int number) {
        return """
        {
            "inheritance": "base",
            "message_type": "type_%d",
            "send_or_receive": "send",
            "additional_info": {"topic": "site/$system_id/$msg_type/$msg_id"}
        }
        """
                .formatted(number);
    }

    private static String number(String name) {
        return name.substring(2);
    }
}
