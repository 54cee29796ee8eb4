package io.postern.config.resolve;

import io.postern.api.text.Glob;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which objects are in effect, and which of the names and globs met none. One owner thread. */
public final class Selection {

    private final boolean everything;
    private final List<Wanted> all;
    private final Map<String, Wanted> names = new HashMap<>();
    private final Map<Wanted, Glob> globs = new LinkedHashMap<>();
    private final Set<Wanted> met = new HashSet<>();

    private Selection(boolean everything, List<Wanted> all) {
        this.everything = everything;
        this.all = all;
        for (var wanted : all) {
            if (wanted.isGlob()) {
                globs.put(wanted, Glob.of(wanted.text()));
            } else {
                names.put(wanted.text(), wanted);
            }
        }
    }

    public static Selection everything() {
        return new Selection(true, List.of());
    }

    public static Selection of(List<Wanted> wanted) {
        return new Selection(false, wanted);
    }

    /** Whether the name is in effect; every name or glob that says so counts as met. */
    public boolean takes(String name) {
        var named = named(name);
        named.ifPresent(met::add);
        boolean taken = everything || named.isPresent();
        for (var glob : globs.entrySet()) {
            if (glob.getValue().matches(name)) {
                met.add(glob.getKey());
                taken = true;
            }
        }
        return taken;
    }

    /** Where the name itself stands, not a glob. */
    public Optional<Wanted> named(String name) {
        return Optional.ofNullable(names.get(name));
    }

    /** What met nothing, in the order written. */
    public List<Wanted> unmet() {
        return all.stream().filter(wanted -> !met.contains(wanted) && !isRepeated(wanted)).toList();
    }

    private boolean isRepeated(Wanted wanted) {
        return !wanted.isGlob() && met.contains(names.get(wanted.text()));
    }
}
