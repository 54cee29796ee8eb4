package io.postern.app.soak;

import java.io.IOException;
import java.util.List;

/**
 * Addresses that no edit touches: 1,000 numbered messages a second in all, over carriers that the
 * edited addresses use too, each to the same log file.
 *
 * @param handler the handler and its function, as lines of the address's file
 */
record Steady(String name, int rate, boolean acknowledged, String handler) {

    static final List<Steady> ALL =
            List.of(
                    new Steady("plain", 400, true, ""),
                    new Steady("inline", 300, true, use("steady", "inline")),
                    new Steady("lane", 200, true, use("steady", "lane")),
                    new Steady("cannot_wait", 100, false, ""));

    static String use(String handler, String function) {
        return "\"handler\": \"%s\", \"handler_function\": \"%s\",".formatted(handler, function);
    }

    /** The name of its send address. */
    String out() {
        return name + "_out";
    }

    void save(SoakSite site) throws IOException {
        site.save(
                "addresses/" + name + ".json",
                """
                {"message_type": "%s", "send_or_receive": "receive", "carrier": "field", %s
                 "duration": "always", "additional_info": {"rate": %d, "acknowledged": %s,
                 "id": "", "fields": {"n": {"type": "sequence"}}}}
                """
                        .formatted(name, handler, rate, acknowledged));
        site.save(
                "addresses/" + out() + ".json",
                """
                {"message_type": "%s", "send_or_receive": "send", "carrier": "journal",
                 "duration": "on_message"}
                """
                        .formatted(name));
    }
}
