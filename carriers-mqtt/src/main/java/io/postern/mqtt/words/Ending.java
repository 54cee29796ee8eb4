package io.postern.mqtt.words;

/**
 * Why a connection ended.
 *
 * @param why in words, with the remedy
 * @param silent whether the other end closed it without saying why
 * @param flying how many messages were on their way then
 */
public record Ending(String why, boolean silent, int flying) {}
