package io.postern.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A configuration of many addresses: half receive from a simulator, half send to a log file.
 *
 * @param home the folder it is in, with everything else that a gateway has
 */
record ManyAddresses(Path home, int number) {

    ManyAddresses {
        try {
            Files.createDirectories(home.resolve("configs/addresses"));
            Files.createDirectories(home.resolve("configs/carriers"));
            Files.createDirectories(home.resolve("plugins"));
            write(home, "carriers/field", "{\"source\": \"simulator\"}");
            write(
                    home,
                    "carriers/journal",
                    "{\"source\": \"log\", \"file\": \"" + home.resolve("journal.jsonl") + "\"}");
            for (int i = 0; i < number / 2; i++) {
                write(home, "addresses/r" + i, receiver(i, 0));
                write(home, "addresses/s" + i, sender(i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes one of the files. */
    void edit(int address, int turn) throws IOException {
        write(home, "addresses/r" + address, receiver(address, turn));
    }

    private static String receiver(int number, int turn) {
        return """
                {
                  "message_type": "t%d",
                  "send_or_receive": "receive",
                  "carrier": "field",
                  "duration": 3600,
                  "additional_info": {"place": "b/%d"}
                }
                """
                .formatted(number, turn);
    }

    private static String sender(int number) {
        return """
                {
                  "message_type": "t%d",
                  "send_or_receive": "send",
                  "carrier": "journal",
                  "duration": "on_message"
                }
                """
                .formatted(number);
    }

    private static void write(Path home, String name, String text) throws IOException {
        Files.writeString(home.resolve("configs").resolve(name + ".json"), text);
    }
}
