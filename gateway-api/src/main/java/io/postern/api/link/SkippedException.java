package io.postern.api.link;

/** A rule of its address drops this message: it is counted, and as good as delivered. */
public final class SkippedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String rule;

    /**
     * @param rule the word it is counted under, such as {@code flood}
     */
    public SkippedException(String rule) {
        // thrown for many messages, and nobody looks where
        super("dropped by the rule \"" + rule + "\"", null, false, false);
        this.rule = rule;
    }

    public String rule() {
        return rule;
    }
}
