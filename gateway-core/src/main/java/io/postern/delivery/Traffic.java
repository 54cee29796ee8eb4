package io.postern.delivery;

/**
 * How a link does.
 *
 * @param flying how many letters are on their way
 * @param answered how many were answered ever since, on this link or those before
 */
public record Traffic(int flying, long answered) {}
