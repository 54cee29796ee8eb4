package io.postern.mqtt.broker;

import java.util.Optional;

/** User name and password, each where there is one. */
public record Login(Optional<String> username, Optional<String> password) {

    public static final Login NONE = new Login(Optional.empty(), Optional.empty());

    /** Who it is, as part of a sentence. */
    public String words() {
        return username.map(name -> "user \"" + name + "\"").orElse("without a user name");
    }

    /** Never the password. */
    @Override
    public String toString() {
        return username.orElse("nobody");
    }
}
