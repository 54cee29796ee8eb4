package io.postern.config.change;

import io.postern.config.catalog.Catalog;
import io.postern.config.catalog.Offer;
import io.postern.config.plan.Configuration;
import io.postern.config.plan.TaskPlan;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which objects differ between two configurations. Only the object itself counts: a changed carrier
 * does not make its addresses changed. Where the system's id differs, everything does.
 */
public record ConfigurationDiff(
        Changes messages, Changes carriers, Changes handlers, Changes addresses, Changes tasks) {

    /** What differs between what runs and what should run, with the same plugins. */
    public static ConfigurationDiff between(Configuration before, Configuration after) {
        return between(before, Catalog.EMPTY, after, Catalog.EMPTY);
    }

    /** The same; objects whose plugin was replaced count as changed. */
    public static ConfigurationDiff between(
            Configuration before, Catalog old, Configuration after, Catalog now) {
        var all = !before.systemId().equals(after.systemId());
        return new ConfigurationDiff(
                Changes.between(before.messages(), after.messages(), plan -> all),
                Changes.between(
                        before.carriers(),
                        after.carriers(),
                        plan -> all || differs(plan.source(), old.carriers(), now.carriers())),
                Changes.between(
                        before.handlers(),
                        after.handlers(),
                        plan -> all || differs(plan.source(), old.handlers(), now.handlers())),
                Changes.between(before.addresses(), after.addresses(), plan -> all),
                Changes.between(
                        before.tasks(),
                        after.tasks(),
                        plan ->
                                all
                                        || plan.source() instanceof TaskPlan.Source.Own own
                                                && differs(
                                                        own.source(), old.tasks(), now.tasks())));
    }

    private static <O extends Offer<?, ?>> boolean differs(
            String source, Map<String, O> old, Map<String, O> now) {
        var before = old.get(source);
        var after = now.get(source);
        return before == null || after == null ? before != after : !before.isSame(after);
    }

    public boolean isEmpty() {
        return size() == 0;
    }

    /** How many objects are touched. */
    public int size() {
        return Stream.of(messages, carriers, handlers, addresses, tasks)
                .mapToInt(Changes::size)
                .sum();
    }

    @Override
    public String toString() {
        return ChangeWords.of(this);
    }
}
