package io.postern.simulator.field;

/**
 * Whose turn it is: devices take turns, message by message.
 *
 * @param number how many messages came before
 * @param device which device, from 0
 * @param round how many messages this device has made before
 */
public record Turn(long number, int device, long round) {

    public static Turn of(long number, int devices) {
        return new Turn(number, (int) (number % devices), number / devices);
    }
}
