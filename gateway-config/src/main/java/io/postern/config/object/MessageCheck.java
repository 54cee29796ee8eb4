package io.postern.config.object;

import io.postern.config.keys.Folder;
import io.postern.config.keys.MessageKeys;
import io.postern.config.plan.MessagePlan;
import io.postern.config.resolve.Inheritance;
import io.postern.config.resolve.RawObject;
import io.postern.config.value.Where;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Checks the files of {@code messages/}. */
public final class MessageCheck {

    private final CheckContext context;
    private final List<Resolved> resolved;

    public MessageCheck(CheckContext context, List<Resolved> resolved) {
        this.context = context;
        this.resolved = resolved;
    }

    public SortedMap<String, MessagePlan> all() {
        var files = context.files().in(Folder.MESSAGES);
        var inheritance = new Inheritance(Folder.MESSAGES, files, context.report());
        var all = new TreeMap<String, MessagePlan>();
        for (var raw : files.values()) {
            if (raw.content().isPresent() && !context.isParked(raw)) {
                all.put(raw.name(), one(raw, inheritance));
            }
        }
        return all;
    }

    private MessagePlan one(RawObject raw, Inheritance inheritance) {
        var object = inheritance.of(raw);
        var words = context.words(raw.name());
        var values =
                context.reader(context.texts(words, List.of()))
                        .lenient()
                        .read(
                                object.content(),
                                MessageKeys.ALL,
                                Where.top(object.place(), object.whole(), CheckContext.STANDING));
        resolved.add(Resolved.described(Folder.MESSAGES, object, words, MessageKeys.ALL));
        return new MessagePlan(
                raw.name(),
                values.get(MessageKeys.ID_FIELD),
                values.get(MessageKeys.TIME_FIELD),
                values.get(MessageKeys.MOST_IDS));
    }
}
