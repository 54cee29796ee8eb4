package io.postern.simulation;

/**
 * Something that happens.
 *
 * @param millis when
 * @param which of the brokers, where it is one's
 * @param many how many, how often, how long: what the kind makes of it
 */
record Happening(int millis, Kind kind, int which, int many) {

    enum Kind {
        PUBLISH,
        DOWN,
        CUT,
        CLOSE,
        MUTE,
        LOSE_ANSWERS,
        LATER,
        SLOW,
        REFUSE,
        CALM,
        CRASH,
        POWER_CUT,
        DIE_WRITING,
        DISK_FULL,
        DISK_FAILS,
        DISK_SLOW,
        DISK_CROWDED,
        DISK_LIES,
        STOP,
        CHANGE,
        EXCHANGE,
        REPLACE,
        RENAME,
        RENAME_ARCHIVE,
        ABSENT,
        JUMP,
        FREEZE,
        REMOVE,
        RESTORE,
        PRESENT;

        /** Whether it is one that is drawn as a fault: not a message, nor the end of a fault. */
        boolean isFault() {
            return this != PUBLISH && this != CALM && this != RESTORE && this != PRESENT;
        }
    }

    /** As it stands in a test. */
    @Override
    public String toString() {
        return "at(%d, %s, %d, %d)".formatted(millis, kind, which, many);
    }
}
