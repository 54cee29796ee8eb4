package io.postern.broker;

import java.util.List;
import java.util.Map;

/**
 * Who may connect, and what they may do there. Its text form names no password.
 *
 * @param users passwords by name
 * @param anonymous whether clients may connect without a name
 * @param permissions by name; who has none may use every topic
 */
public record Access(
        Map<String, String> users, boolean anonymous, Map<String, Permission> permissions) {

    /** The name under which clients without one have their permissions. */
    public static final String ANONYMOUS = "anonymous";

    /** The topics one user may use, as MQTT filters. */
    public record Permission(List<String> publish, List<String> subscribe) {

        public static final Permission ALL = new Permission(List.of("#"), List.of("#"));

        public Permission {
            publish = List.copyOf(publish);
            subscribe = List.copyOf(subscribe);
        }
    }

    public Access {
        users = Map.copyOf(users);
        permissions = Map.copyOf(permissions);
    }

    public Permission permission(String user) {
        return permissions.getOrDefault(user, Permission.ALL);
    }

    @Override
    public String toString() {
        return "Access[users=" + users.keySet() + ", anonymous=" + anonymous + "]";
    }
}
