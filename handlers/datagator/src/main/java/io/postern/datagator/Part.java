package io.postern.datagator;

import java.util.Optional;

/**
 * What a sensor's description takes from a message, such as {@code HUMIDITY? as humidity}.
 *
 * @param optional whether a message may be without it
 * @param as the name it goes by from here on, where it is another one
 */
record Part(PartSource source, boolean optional, Optional<String> as) {

    private static final String AS = " as ";

    static Part of(String words) {
        int at = words.indexOf(AS);
        var taken = (at < 0 ? words : words.substring(0, at)).strip();
        var as = at < 0 ? Optional.<String>empty() : Optional.of(words.substring(at + 4).strip());
        boolean optional = taken.endsWith("?");
        var source = optional ? taken.substring(0, taken.length() - 1).strip() : taken;
        if (source.isEmpty() || as.filter(String::isEmpty).isPresent()) {
            throw new IllegalArgumentException(
                    "expected words such as TEMP or TEMP? as temperature, found "
                            + DatagatorQuote.text(words));
        }
        return new Part(PartSource.of(source), optional, as);
    }

    String name() {
        return as.orElseGet(source::toString);
    }
}
