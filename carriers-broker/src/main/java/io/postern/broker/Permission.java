package io.postern.broker;

import java.util.List;

/** The topics one user may use, as MQTT filters. */
public record Permission(List<String> publish, List<String> subscribe) {

    public static final Permission ALL = new Permission(List.of("#"), List.of("#"));

    public Permission {
        publish = List.copyOf(publish);
        subscribe = List.copyOf(subscribe);
    }
}
