package io.postern.testing.mqtt;

import io.postern.testing.net.Identity;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How a client of mosquitto's gets to a broker: the words that pub and sub have in common. */
record Reach(List<String> words) {

    Reach {
        words = List.copyOf(words);
    }

    static Reach to(int port) {
        return new Reach(List.of("-h", "localhost", "-p", Integer.toString(port)));
    }

    Reach with(String... more) {
        return new Reach(Stream.concat(words.stream(), Stream.of(more)).toList());
    }

    Reach trusting(Path authority) {
        return with("--cafile", authority.toString());
    }

    Reach showing(Identity client) {
        return with("--cert", client.certificate().toString(), "--key", client.key().toString());
    }

    Reach login(String user, String password) {
        return with("-u", user, "-P", password);
    }

    List<String> command(String... program) {
        return Stream.concat(Stream.of(program), words.stream()).toList();
    }
}
