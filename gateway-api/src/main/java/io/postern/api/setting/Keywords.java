package io.postern.api.setting;

/** Which {@code $words} are replaced in a setting's text. */
public enum Keywords {
    /** None: secrets, expressions, patterns, other languages' templates. */
    NONE,
    /**
     * What is known when the file is read: {@code $name}, {@code $msg_type}, {@code $system_id}.
     */
    NAMES
}
