package io.postern.app.demo;

/** Colours, or none. */
record Paint(boolean colour) {

    private static final String OFF = "\033[0m";

    String heading(String text) {
        return colour ? "\033[1m" + text + OFF : text;
    }

    String good(String text) {
        return colour ? "\033[32m" + text + OFF : text;
    }

    String bad(String text) {
        return colour ? "\033[31m" + text + OFF : text;
    }

    String faint(String text) {
        return colour ? "\033[2m" + text + OFF : text;
    }
}
