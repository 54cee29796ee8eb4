package io.postern.app.cli.files;

import io.postern.config.plan.Configuration;

/** Numbers of things in words. */
final class CountText {

    private CountText() {}

    static String some(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    /** What a configuration has. */
    static String contents(Configuration configuration) {
        return some(configuration.addresses().size(), "address", "addresses")
                + ", "
                + some(configuration.carriers().size(), "carrier", "carriers")
                + ", "
                + some(configuration.tasks().size(), "task", "tasks");
    }
}
