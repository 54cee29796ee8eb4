package io.postern.app.run;

import io.postern.config.problem.FindingText;
import io.postern.http.Health;
import io.postern.ops.Status;
import io.postern.ops.Status.ConfigurationStatus;
import io.postern.reload.ReloadState;
import java.util.ArrayList;
import java.util.List;

/** How the files are, in the words that status and health have for it. */
final class States {

    private States() {}

    static ConfigurationStatus status(ReloadState state) {
        var lines = new ArrayList<>(state.troubles());
        FindingText.sorted(state.findings()).forEach(finding -> lines.add(FindingText.of(finding)));
        return new ConfigurationStatus(state.appliedAt().stamp(), state.lastGood(), lines);
    }

    /** Ready as soon as it works: what is away is caught up with later. */
    static Health health(Status status) {
        return new Health(status.ready() ? List.of() : List.of("the gateway starts or ends"));
    }
}
