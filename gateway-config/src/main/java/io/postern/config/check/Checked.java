package io.postern.config.check;

import io.postern.config.object.Resolved;
import io.postern.config.plan.Configuration;
import io.postern.config.plan.IdleAddress;
import io.postern.config.problem.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What came of checking: a configuration unless there is a problem, and everything there is to say.
 *
 * @param objects what is in effect, as its files have it
 * @param idle the addresses that exist and are not
 */
public record Checked(
        String systemId,
        Optional<Configuration> configuration,
        List<Finding> findings,
        List<Resolved> objects,
        List<IdleAddress> idle) {

    public Checked {
        findings = List.copyOf(findings);
        objects = List.copyOf(objects);
        idle = List.copyOf(idle);
    }
}
