package io.postern.config.text;

import java.util.Optional;

/**
 * What the keywords of one object stand for.
 *
 * @param name {@code $name}: the object's name, the split name of a split address
 * @param messageType {@code $msg_type}, where there is one
 * @param systemId {@code $system_id}
 */
public record KeywordValues(String name, Optional<String> messageType, String systemId) {

    static final String NAME = "name";
    static final String MESSAGE_TYPE = "msg_type";
    static final String SYSTEM_ID = "system_id";

    boolean isKeyword(String word) {
        return word.equals(NAME) || word.equals(MESSAGE_TYPE) || word.equals(SYSTEM_ID);
    }

    Optional<String> of(String word) {
        return switch (word) {
            case NAME -> Optional.of(name);
            case MESSAGE_TYPE -> messageType;
            case SYSTEM_ID -> Optional.of(systemId);
            default -> Optional.empty();
        };
    }
}
