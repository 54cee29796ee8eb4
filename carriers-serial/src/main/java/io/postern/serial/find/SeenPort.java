package io.postern.serial.find;

/**
 * A port that is there.
 *
 * @param port what people call it and what it is opened by: a path as the settings or the system
 *     name it, or {@code tcp://HOST:PORT}
 * @param mark differs when another device took the port's place under the same name
 */
public record SeenPort(String port, String mark) {}
