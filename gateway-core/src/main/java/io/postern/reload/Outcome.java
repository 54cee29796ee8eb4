package io.postern.reload;

import java.util.Optional;

/**
 * What a pass came to.
 *
 * @param applied what changed, where anything did
 */
record Outcome(ReloadState state, Optional<ConfigurationDiff> applied) {

    /** Whether the files as they are now do not run. */
    boolean isRefused() {
        return state.lastGood();
    }
}
