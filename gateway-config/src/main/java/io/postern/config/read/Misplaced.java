package io.postern.config.read;

import io.postern.config.catalog.Catalog;
import io.postern.config.document.Node.Entry;
import io.postern.config.document.Node.ObjectNode;
import io.postern.config.document.Node.TextNode;
import io.postern.config.keys.AddressKeys;
import io.postern.config.keys.CarrierKeys;
import io.postern.config.keys.Folder;
import io.postern.config.keys.MessageKeys;
import io.postern.config.keys.SystemKeys;
import io.postern.config.keys.TaskKeys;
import io.postern.config.object.CheckContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells by its keys that a file was put into another folder's place. */
record Misplaced(Folder home, Entry proof) {

    private static final List<String> OF_ADDRESS =
            List.of(AddressKeys.DIRECTION.name(), AddressKeys.CARRIER.name());
    private static final List<String> OF_TASK =
            List.of(TaskKeys.SOURCE_TYPE.name(), TaskKeys.CONFIG_NAME.name());
    private static final List<String> OF_MESSAGE =
            List.of(MessageKeys.ID_FIELD.name(), MessageKeys.TIME_FIELD.name());
    private static final List<String> OF_SYSTEM =
            List.of(SystemKeys.ADDRESSES.name(), SystemKeys.TASKS.name());

    /** Where the file belongs, if that is surely not where it lies. */
    static Optional<Misplaced> in(Folder folder, ObjectNode content, Catalog catalog) {
        // Nothing of what a handler's file may have is known without its plugin.
        boolean open = folder == Folder.HANDLERS || folder == Folder.CARRIERS;
        return all(Folder.ADDRESSES, OF_ADDRESS, content)
                .or(() -> all(Folder.TASKS, OF_TASK, content))
                .or(() -> bySource(folder, content, catalog))
                .or(() -> open ? Optional.empty() : any(Folder.MESSAGES, OF_MESSAGE, content))
                .or(() -> open ? Optional.empty() : any(Folder.SYSTEM, OF_SYSTEM, content))
                .filter(found -> found.home != folder);
    }

    /** How it is told. */
    String words(Folder folder) {
        return "expected "
                + article(folder)
                + ", found \""
                + proof.key()
                + "\", as "
                + article(home)
                + " has it; move the file to "
                + home.path()
                + "/";
    }

    private static String article(Folder folder) {
        return (folder == Folder.ADDRESSES ? "an " : "a ") + folder.noun();
    }

    private static Optional<Misplaced> bySource(
            Folder folder, ObjectNode content, Catalog catalog) {
        var source = CheckContext.entry(content, CarrierKeys.SOURCE.name());
        if (source.isEmpty() || !(source.get().value() instanceof TextNode text)) {
            return Optional.empty();
        }
        var offering = offering(text.value(), catalog);
        boolean stays = offering.contains(folder) || offering.isEmpty();
        return stays && folder != Folder.ADDRESSES
                ? Optional.of(new Misplaced(folder, source.get()))
                : Optional.of(
                        new Misplaced(
                                offering.stream().findFirst().orElse(Folder.CARRIERS),
                                source.get()));
    }

    private static Set<Folder> offering(String source, Catalog catalog) {
        var offering = EnumSet.noneOf(Folder.class);
        if (catalog.carriers().containsKey(source)) {
            offering.add(Folder.CARRIERS);
        }
        if (catalog.handlers().containsKey(source)) {
            offering.add(Folder.HANDLERS);
        }
        if (catalog.tasks().containsKey(source)) {
            offering.add(Folder.TASKS);
        }
        return offering;
    }

    private static Optional<Misplaced> all(Folder home, List<String> keys, ObjectNode content) {
        return keys.stream().allMatch(content.entries()::containsKey)
                ? any(home, keys, content)
                : Optional.empty();
    }

    private static Optional<Misplaced> any(Folder home, List<String> keys, ObjectNode content) {
        return keys.stream()
                .flatMap(key -> Stream.ofNullable(content.entries().get(key)))
                .findFirst()
                .map(entry -> new Misplaced(home, entry));
    }
}
