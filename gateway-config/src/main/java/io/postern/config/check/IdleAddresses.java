package io.postern.config.check;

import io.postern.config.address.AddressPart;
import io.postern.config.plan.IdleAddress;
import io.postern.config.problem.Finding;
import io.postern.config.problem.Grade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The addresses that exist and do not run, each with the reason. */
final class IdleAddresses {

    private final List<Finding> problems;

    /**
     * @param findings everything there is to say
     */
    IdleAddresses(List<Finding> findings) {
        this.problems =
                findings.stream().filter(finding -> finding.grade() == Grade.PROBLEM).toList();
    }

    /**
     * @param left those that were not looked at; without a reason where the file is broken
     * @param running the names of those that can run
     */
    List<IdleAddress> of(List<IdleAddress> left, List<AddressPart> parts, Set<String> running) {
        var idle = new ArrayList<IdleAddress>();
        for (var address : left) {
            idle.add(address.why().isEmpty() ? broken(address.name(), address.file()) : address);
        }
        for (var part : parts) {
            if (!running.contains(part.name())) {
                idle.add(broken(part.name(), part.object().raw().file().name()));
            }
        }
        idle.sort(Comparator.comparing(IdleAddress::name));
        return idle;
    }

    private IdleAddress broken(String name, String file) {
        return new IdleAddress(name, file, own(file).orElseGet(this::others));
    }

    private Optional<String> own(String file) {
        return problems.stream()
                .filter(problem -> problem.place().file().name().equals(file))
                .findFirst()
                .map(
                        problem ->
                                "its file has a problem in line "
                                        + problem.place().line()
                                        + ": "
                                        + problem.message());
    }

    private String others() {
        return problems.isEmpty()
                ? "its carrier or handler is parked by \"enabled\": false"
                : "a file that it needs has a problem, see postern check";
    }
}
