package io.postern.serial.talk;

import io.postern.serial.frame.Framing;
import java.time.Duration;

/**
 * How an answer is waited for.
 *
 * @param framing where the answer begins and ends
 * @param timeout how long each try waits
 * @param retries how many more tries there are
 * @param flush whether what came before is thrown away first
 */
public record Asking(Framing framing, Duration timeout, int retries, boolean flush) {}
