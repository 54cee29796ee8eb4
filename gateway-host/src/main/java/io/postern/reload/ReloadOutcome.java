package io.postern.reload;

import io.postern.config.change.ConfigurationDiff;
import java.util.Optional;

/**
 * What a pass came to.
 *
 * @param applied what changed, where anything did
 */
record ReloadOutcome(ReloadState state, Optional<ConfigurationDiff> applied) {

    /** Whether the files as they are now do not run. */
    boolean isRefused() {
        return state.lastGood();
    }
}
