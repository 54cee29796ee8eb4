package io.postern.config.check;

import io.postern.api.carrier.CarrierFactory;
import io.postern.api.carrier.CarrierKind;
import io.postern.api.context.Function;
import io.postern.api.setting.Values;
import io.postern.api.text.Quote;
import io.postern.config.catalog.Offer;
import io.postern.config.keys.TaskKeys;
import io.postern.config.object.Advice;
import io.postern.config.object.CheckContext;
import io.postern.config.object.FunctionChoice;
import io.postern.config.object.HandlerCheck;
import io.postern.config.object.Known;
import io.postern.config.plan.CarrierPlan;
import io.postern.config.plan.TaskPlan.Source;
import io.postern.config.problem.Report;
import io.postern.config.resolve.Merged;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Finds whose function a task runs: a task plugin's, a carrier's or a handler's. */
final class TaskSources {

    private static final String CONFIG_NAME = TaskKeys.CONFIG_NAME.name();

    private final CheckContext context;
    private final SortedMap<String, Known<CarrierPlan, Offer<CarrierFactory, CarrierKind>>>
            carriers;
    private final HandlerCheck handlers;

    /**
     * A source that was found.
     *
     * @param state READY, WAITING, PARKED or BROKEN as what it names is
     * @param functions empty where nobody knows them
     * @param owner how messages name it
     */
    record Found(
            Source source, Known.State state, Optional<List<Function>> functions, String owner) {

        boolean stands() {
            return state == Known.State.READY || state == Known.State.WAITING;
        }

        boolean isWaiting() {
            return state == Known.State.WAITING;
        }

        Optional<Function> function(Report report, Merged object, Values keys) {
            return functions.flatMap(
                    offered ->
                            FunctionChoice.of(
                                    report,
                                    TaskCheck.place(object, TaskKeys.FUNCTION.name()),
                                    TaskKeys.FUNCTION.name(),
                                    keys.find(TaskKeys.FUNCTION),
                                    offered,
                                    owner));
        }
    }

    TaskSources(
            CheckContext context,
            SortedMap<String, Known<CarrierPlan, Offer<CarrierFactory, CarrierKind>>> carriers,
            HandlerCheck handlers) {
        this.context = context;
        this.carriers = carriers;
        this.handlers = handlers;
    }

    /** The source; empty where a problem was told. */
    Optional<Found> of(Merged object, Values keys) {
        var source = keys.find(TaskKeys.SOURCE);
        var type = keys.find(TaskKeys.SOURCE_TYPE);
        var name = keys.find(TaskKeys.CONFIG_NAME);
        if (source.isPresent()) {
            if (type.isPresent() || name.isPresent()) {
                tell(
                        object,
                        TaskKeys.SOURCE.name(),
                        "expected either \"source\" or \"source_type\" with \"config_name\", found"
                                + " both");
            }
            return Optional.of(own(object, source.get()));
        }
        if (type.isEmpty() || name.isEmpty()) {
            if (object.whole() && !isMisspelt(object)) {
                tell(
                        object,
                        TaskKeys.SOURCE.name(),
                        "expected \"source\", or \"source_type\" with \"config_name\", found "
                                + (type.isPresent()
                                        ? "only \"source_type\""
                                        : name.isPresent() ? "only \"config_name\"" : "none"));
            }
            return Optional.empty();
        }
        return Optional.of(
                type.get().equals("carrier")
                        ? ofCarrier(object, name.get())
                        : ofHandler(object, name.get()));
    }

    private boolean isMisspelt(Merged object) {
        return context.isMisspelt(object, TaskKeys.SOURCE, TaskKeys.ALL)
                || context.isMisspelt(object, TaskKeys.SOURCE_TYPE, TaskKeys.ALL)
                || context.isMisspelt(object, TaskKeys.CONFIG_NAME, TaskKeys.ALL);
    }

    private Found own(Merged object, String source) {
        var offer = Optional.ofNullable(context.catalog().tasks().get(source));
        if (offer.isEmpty()) {
            context.report()
                    .waiting(
                            TaskCheck.place(object, TaskKeys.SOURCE.name()),
                            Advice.noSource("task", source, context.catalog().tasks().keySet()));
        }
        return new Found(
                new Source.Own(source),
                offer.isPresent() ? Known.State.READY : Known.State.WAITING,
                offer.map(known -> known.kind().functions()),
                "task source \"" + source + "\"");
    }

    private Found ofCarrier(Merged object, String name) {
        var known = Optional.ofNullable(carriers.get(name));
        if (known.isEmpty()) {
            tell(
                    object,
                    CONFIG_NAME,
                    "expected the name of a file in carriers/, found "
                            + Quote.of(name)
                            + Advice.names(name, carriers.keySet()));
        }
        return found(
                object,
                new Source.OfCarrier(name),
                known.map(Known::state).orElse(Known.State.BROKEN),
                known.flatMap(Known::kind).map(offer -> offer.kind().functions()),
                "carrier \"" + name + "\"");
    }

    private Found ofHandler(Merged object, String name) {
        var known = handlers.find(name, TaskCheck.place(object, CONFIG_NAME), CONFIG_NAME);
        return found(
                object,
                new Source.OfHandler(name),
                known.state(),
                known.kind().map(kind -> kind.functions()),
                "handler \"" + name + "\"");
    }

    private Found found(
            Merged object,
            Source source,
            Known.State state,
            Optional<List<Function>> functions,
            String owner) {
        if (state == Known.State.PARENT) {
            tell(object, CONFIG_NAME, "expected one with a \"source\", found " + owner);
        }
        if (state == Known.State.PARKED) {
            context.report()
                    .note(
                            TaskCheck.place(object, CONFIG_NAME),
                            owner + " is parked by \"enabled\": false, and this task with it");
        }
        return new Found(source, state, functions, owner);
    }

    private void tell(Merged object, String key, String message) {
        context.report().problem(TaskCheck.place(object, key), "\"" + key + "\": " + message);
    }
}
