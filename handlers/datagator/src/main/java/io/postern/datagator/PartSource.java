package io.postern.datagator;

/** Where a part of a message comes from. */
sealed interface PartSource {

    /** A field of the payload. */
    record Field(String name) implements PartSource {

        @Override
        public String toString() {
            return name;
        }
    }

    /** A level of the topic; the first is 1. */
    record Level(int number) implements PartSource {

        @Override
        public String toString() {
            return TOPIC + number;
        }
    }

    String TOPIC = "topic/";

    /** Reads {@code NAME} or {@code topic/N}. */
    static PartSource of(String words) {
        if (!words.startsWith(TOPIC)) {
            return new Field(words);
        }
        try {
            int number = Integer.parseInt(words.substring(TOPIC.length()));
            if (number > 0) {
                return new Level(number);
            }
        } catch (NumberFormatException notANumber) {
            // the same answer as for a level below 1
        }
        throw new IllegalArgumentException(
                "expected topic/ and a level from 1, found " + DatagatorQuote.text(words));
    }
}
