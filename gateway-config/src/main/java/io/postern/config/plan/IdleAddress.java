package io.postern.config.plan;

/**
 * An address that exists and does not run.
 *
 * @param file its file, as messages name it
 * @param why in words
 */
public record IdleAddress(String name, String file, String why) {}
