package io.postern.config.check;

import io.postern.api.text.Quote;
import io.postern.config.document.Node.ListNode;
import io.postern.config.document.Node.ObjectNode;
import io.postern.config.document.Node.TextNode;
import io.postern.config.keys.CommonKeys;
import io.postern.config.keys.Folder;
import io.postern.config.keys.SystemKeys;
import io.postern.config.object.Advice;
import io.postern.config.object.CheckContext;
import io.postern.config.problem.Report;
import io.postern.config.resolve.ObjectPlace;
import io.postern.config.resolve.RawObject;
import io.postern.config.resolve.Selection;
import io.postern.config.resolve.Wanted;
import io.postern.config.text.Spot;
import io.postern.config.value.SettingsReader;
import io.postern.config.value.Where;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks {@code system/system.json}: who this gateway is, and what is in effect. */
final class SystemCheck {

    /** The only file of its folder. */
    static final String FILE = "system";

    /** SCARECRO's files may have it. */
    private static final String UPDATER = "updater";

    private final CheckContext context;
    private final Optional<RawObject> file;

    /** What the file says, or what holds without one. */
    record Found(String id, Selection addresses, Selection tasks) {}

    SystemCheck(CheckContext context) {
        this.context = context;
        this.file = Optional.ofNullable(context.files().in(Folder.SYSTEM).get(FILE));
    }

    /**
     * @param hostName the id where no file gives one
     */
    Found read(String hostName) {
        var content = file.flatMap(RawObject::content);
        if (content.isEmpty()) {
            return new Found(hostName, Selection.everything(), Selection.everything());
        }
        var texts = context.texts(context.words(FILE), List.of());
        var where = Where.top(ObjectPlace.of(file.get()), true, Set.of(CommonKeys.SCHEMA, UPDATER));
        CheckContext.entry(content.get(), UPDATER)
                .ifPresent(
                        entry ->
                                context.report()
                                        .note(
                                                entry.place(),
                                                "\"updater\": left alone; the gateway does not"
                                                        + " update itself, see docs/operation.md"));
        var values =
                new SettingsReader(texts, context.report())
                        .read(content.get(), SystemKeys.ALL, where);
        return new Found(
                values.find(SystemKeys.ID).orElse(hostName),
                selection(content.get(), SystemKeys.ADDRESSES.name()),
                selection(content.get(), SystemKeys.TASKS.name()));
    }

    /** The names in a list, each with its place; problems with them were told already. */
    private Selection selection(ObjectNode content, String key) {
        var entry = CheckContext.entry(content, key);
        if (entry.isEmpty()) {
            return Selection.everything();
        }
        var value = entry.get().value();
        var nodes = value instanceof ListNode list ? list.values() : List.of(value);
        var silent = new Report();
        var texts = context.texts(context.words(FILE), List.of()).telling(silent);
        var wanted = new ArrayList<Wanted>();
        for (var node : nodes) {
            if (node instanceof TextNode text) {
                texts.text(text, new Spot(key, false, SystemKeys.ADDRESSES.keywords()))
                        .ifPresent(read -> wanted.add(new Wanted(read.value(), text.place())));
            }
        }
        return Selection.of(wanted);
    }

    /** Tells which names and globs met nothing. */
    void tellUnmet(Selection selection, String what, Folder folder, Collection<String> names) {
        for (var wanted : selection.unmet()) {
            context.report()
                    .problem(
                            wanted.place(),
                            "\""
                                    + folder.path()
                                    + "\": expected the name of "
                                    + what
                                    + ", or a glob that meets one, found "
                                    + Quote.of(wanted.text())
                                    + (wanted.isGlob()
                                            ? ", which meets none"
                                            : Advice.names(wanted.text(), names)));
        }
    }
}
