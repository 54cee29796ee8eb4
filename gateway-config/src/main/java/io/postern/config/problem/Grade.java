package io.postern.config.problem;

/** How bad a finding is. */
public enum Grade {
    /** The file is wrong: nothing is applied. */
    PROBLEM,
    /** A source that no plugin offers yet: applied, its objects stand still. */
    WAITING,
    /** Worth knowing. */
    NOTE
}
