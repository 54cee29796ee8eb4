package io.postern.mqtt.exchange;

import java.util.Optional;

/**
 * What waits for an answer, by the number that it has on the wire. A number is not used again
 * before it was answered. One owner.
 *
 * @param <T> what waits
 */
final class OpenNumbers<T> {

    private static final int HIGHEST = 65_535;

    private Object[] waiting = new Object[128];
    private int[] numbers = new int[128];
    private int count;
    private int last;

    /** Takes a number that is free. */
    int add(T one) {
        if (count == HIGHEST) {
            throw new IllegalStateException("every number that MQTT has is in use");
        }
        if (count > waiting.length / 2) {
            grow();
        }
        do {
            last = last == HIGHEST ? 1 : last + 1;
        } while (numbers[at(last)] != 0);
        put(last, one);
        count++;
        return last;
    }

    private void put(int number, Object one) {
        numbers[at(number)] = number;
        waiting[at(number)] = one;
    }

    private int at(int number) {
        return number & numbers.length - 1;
    }

    private void grow() {
        var before = numbers;
        var things = waiting;
        numbers = new int[2 * before.length];
        waiting = new Object[2 * before.length];
        for (int place = 0; place < before.length; place++) {
            if (before[place] != 0) {
                put(before[place], things[place]);
            }
        }
    }

    @SuppressWarnings("unchecked") // only what is a T is put there
    Optional<T> get(int number) {
        return numbers[at(number)] == number && number != 0
                ? Optional.of((T) waiting[at(number)])
                : Optional.empty();
    }

    Optional<T> remove(int number) {
        var found = get(number);
        if (found.isPresent()) {
            numbers[at(number)] = 0;
            waiting[at(number)] = 0;
            count--;
        }
        return found;
    }
}
