package io.postern.config.check;

import io.postern.api.address.Trigger;
import io.postern.api.carrier.CarrierFactory;
import io.postern.api.carrier.CarrierKind;
import io.postern.api.context.Function;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Values;
import io.postern.config.address.Triggers;
import io.postern.config.catalog.Offer;
import io.postern.config.document.Node.ObjectNode;
import io.postern.config.document.Node.TextNode;
import io.postern.config.keys.DurationKey;
import io.postern.config.keys.Folder;
import io.postern.config.keys.TaskKeys;
import io.postern.config.object.CheckContext;
import io.postern.config.object.HandlerCheck;
import io.postern.config.object.Inherited;
import io.postern.config.object.Known;
import io.postern.config.object.Resolved;
import io.postern.config.plan.CarrierPlan;
import io.postern.config.plan.TaskPlan;
import io.postern.config.problem.Place;
import io.postern.config.resolve.Inheritance;
import io.postern.config.resolve.Merged;
import io.postern.config.resolve.RawObject;
import io.postern.config.resolve.Selection;
import io.postern.config.text.KeywordValues;
import io.postern.config.value.PatternPaths;
import io.postern.config.value.Where;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Checks the files of {@code tasks/}. */
final class TaskCheck {

    private static final String ARGUMENTS = TaskKeys.ARGUMENTS.name();
    private static final Set<String> READ_ELSEWHERE = elsewhere();

    private final CheckContext context;
    private final TaskSources sources;
    private final List<Resolved> resolved;

    TaskCheck(
            CheckContext context,
            SortedMap<String, Known<CarrierPlan, Offer<CarrierFactory, CarrierKind>>> carriers,
            HandlerCheck handlers,
            List<Resolved> resolved) {
        this.context = context;
        this.sources = new TaskSources(context, carriers, handlers);
        this.resolved = resolved;
    }

    private static Set<String> elsewhere() {
        var keys = new HashSet<>(CheckContext.STANDING);
        keys.add(ARGUMENTS);
        return Set.copyOf(keys);
    }

    SortedMap<String, TaskPlan> all(Selection selection) {
        var files = context.files().in(Folder.TASKS);
        var inheritance = new Inheritance(Folder.TASKS, files, context.report());
        var parents = Inherited.names(files.values());
        var all = new TreeMap<String, TaskPlan>();
        for (var raw : files.values()) {
            boolean taken = selection.takes(raw.name());
            if (taken && raw.content().isPresent() && isInEffect(raw, selection)) {
                var object = inheritance.of(raw);
                boolean runs = !isParent(object, parents) && !isDisconnecting(object);
                Optional.of(object)
                        .filter(task -> runs)
                        .flatMap(this::one)
                        .ifPresent(plan -> all.put(raw.name(), plan));
            }
        }
        return all;
    }

    /** Whether it is no task, and is there for those that inherit from it. */
    private static boolean isParent(Merged object, Set<String> parents) {
        return parents.contains(object.name())
                && object.whole()
                && CheckContext.entry(object.content(), TaskKeys.SOURCE.name()).isEmpty()
                && CheckContext.entry(object.content(), TaskKeys.SOURCE_TYPE.name()).isEmpty();
    }

    /** SCARECRO's files may have a task that disconnects a carrier. */
    private boolean isDisconnecting(Merged object) {
        var function = CheckContext.entry(object.content(), TaskKeys.FUNCTION.name());
        boolean disconnects =
                CheckContext.entry(object.content(), TaskKeys.SOURCE.name()).isEmpty()
                        && function.filter(
                                        entry ->
                                                entry.value() instanceof TextNode text
                                                        && text.value().equals("disconnect"))
                                .isPresent();
        if (disconnects) {
            context.report()
                    .note(
                            function.get().value().place(),
                            "\"function\": this task does nothing, since the gateway disconnects"
                                    + " its carriers itself when it ends");
        }
        return disconnects;
    }

    private boolean isInEffect(RawObject raw, Selection selection) {
        if (!context.isParked(raw)) {
            return true;
        }
        selection
                .named(raw.name())
                .ifPresent(
                        wanted ->
                                context.report()
                                        .note(
                                                wanted.place(),
                                                "task \""
                                                        + raw.name()
                                                        + "\" is parked by \"enabled\": false in its"
                                                        + " own file"));
        return false;
    }

    private Optional<TaskPlan> one(Merged object) {
        int before = context.report().problems();
        var type =
                context.key(
                        object, context.words(object.name()), TaskKeys.MESSAGE_TYPE, TaskKeys.ALL);
        var words = new KeywordValues(object.name(), type, context.systemId());
        var keys =
                context.reader(context.texts(words, List.of()))
                        .lenient()
                        .read(
                                object.content(),
                                TaskKeys.ALL,
                                Where.top(object.place(), object.whole(), READ_ELSEWHERE));
        var trigger = Triggers.own(context, object, keys.get(DurationKey.OF_TASK));
        checkType(object, trigger.kind() == Trigger.Kind.ON_MESSAGE, type);
        var source = sources.of(object, keys);
        var function = source.flatMap(found -> found.function(context.report(), object, keys));
        var described = function.map(Function::arguments);
        resolved.add(
                new Resolved(
                        Folder.TASKS,
                        object.name(),
                        object,
                        words,
                        TaskKeys.ALL,
                        true,
                        ARGUMENTS,
                        described));
        var arguments = arguments(object, words, described);
        if (context.report().problems() > before
                || !object.whole()
                || source.isEmpty()
                || !source.get().stands()) {
            return Optional.empty();
        }
        return Optional.of(
                new TaskPlan(
                        object.name(),
                        source.get().source(),
                        function.map(Function::name)
                                .or(() -> keys.find(TaskKeys.FUNCTION))
                                .orElse(""),
                        arguments,
                        trigger,
                        trigger.kind() == Trigger.Kind.ON_MESSAGE ? type : Optional.empty(),
                        source.get().isWaiting()));
    }

    private void checkType(Merged object, boolean onMessage, Optional<String> type) {
        if (onMessage
                && type.isEmpty()
                && object.whole()
                && !context.isMisspelt(object, TaskKeys.MESSAGE_TYPE, TaskKeys.ALL)) {
            context.report()
                    .problem(
                            place(object, "duration"),
                            "\"duration\": expected a \"message_type\" beside \"on_message\", found"
                                    + " none");
        }
        if (!onMessage && type.isPresent()) {
            context.report()
                    .note(
                            place(object, TaskKeys.MESSAGE_TYPE.name()),
                            "\"message_type\": triggers nothing, since \"duration\" is not"
                                    + " \"on_message\"");
        }
    }

    private Values arguments(Merged object, KeywordValues words, Optional<Settings> described) {
        var entry = CheckContext.entry(object.content(), ARGUMENTS);
        if (entry.isPresent() && !(entry.get().value() instanceof ObjectNode)) {
            context.report()
                    .problem(
                            entry.get().value().place(),
                            "\"arguments\": expected an object, found "
                                    + entry.get().value().shown());
            return Values.NONE;
        }
        var given =
                entry.map(known -> (ObjectNode) known.value())
                        .orElseGet(() -> new ObjectNode(object.place(), Map.of()));
        return described
                .map(
                        settings ->
                                context.reader(context.texts(words, patterns(settings)))
                                        .read(
                                                given,
                                                settings,
                                                Where.under(
                                                        ARGUMENTS, given.place(), object.whole())))
                .orElse(Values.NONE);
    }

    private static List<String> patterns(Settings settings) {
        return PatternPaths.of(ARGUMENTS + ".", settings);
    }

    /** Of a key's value, or of the object where the key is missing. */
    static Place place(Merged object, String key) {
        return CheckContext.entry(object.content(), key)
                .map(entry -> entry.value().place())
                .orElse(object.place());
    }
}
