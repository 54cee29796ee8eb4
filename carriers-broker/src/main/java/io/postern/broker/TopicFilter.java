package io.postern.broker;

/** An MQTT filter that allows topics, or narrower filters. */
public record TopicFilter(String text) {

    /** Whether it is a filter at all: {@code +} and {@code #} alone in a level, {@code #} last. */
    public static boolean isValid(String text) {
        var levels = text.split("/", -1);
        for (int place = 0; place < levels.length; place++) {
            var level = levels[place];
            boolean last = place == levels.length - 1;
            if (level.contains("+") && level.length() > 1
                    || level.contains("#") && (level.length() > 1 || !last)) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Whether every topic that the other names, or stands for, is one of this filter's. */
    public boolean covers(String other) {
        var wide = text.split("/", -1);
        var narrow = other.split("/", -1);
        if (other.startsWith("$") && isWild(wide[0])) {
            return false;
        }
        for (int place = 0; place < wide.length; place++) {
            if (wide[place].equals("#")) {
                return true;
            }
            boolean ended = place >= narrow.length;
            if (ended || narrow[place].equals("#") || !coversLevel(wide[place], narrow[place])) {
                return false;
            }
        }
        return wide.length == narrow.length;
    }

    private static boolean coversLevel(String wide, String narrow) {
        return wide.equals("+") || wide.equals(narrow);
    }

    private static boolean isWild(String level) {
        return level.equals("+") || level.equals("#");
    }
}
