package io.postern.api.link;

/**
 * The device at the other end of a link.
 *
 * @param id what stays the same wherever it is plugged in, such as its serial number
 * @param port where it is plugged in now
 */
public record Peer(String id, String port) {}
