package io.postern.app.gateway;

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

    /**
     * @param unmade what waits because it could not be made
     */
    static ConfigurationStatus status(ReloadState state, List<String> unmade) {
        var lines = new ArrayList<>(state.troubles());
        lines.addAll(unmade);
        FindingText.sorted(state.findings()).forEach(finding -> lines.add(FindingText.of(finding)));
        var running = state.configuration().addresses().keySet();
        return new ConfigurationStatus(
                state.appliedAt().stamp(),
                state.lastGood(),
                lines,
                state.idle().stream()
                        .filter(address -> !running.contains(address.name()))
                        .map(address -> new Status.IdleAddress(address.name(), address.why()))
                        .toList());
    }

    /** Ready as soon as it works: what is away is caught up with later. */
    static Health health(Status status) {
        return new Health(status.ready() ? List.of() : List.of("the gateway starts or ends"));
    }
}
