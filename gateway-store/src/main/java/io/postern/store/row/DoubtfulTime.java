package io.postern.store.row;

/**
 * A time that the gateway gave a message while its clock might be wrong.
 *
 * @param process the number of that process: it alone may come to know by how much
 */
public record DoubtfulTime(String text, long process) {}
