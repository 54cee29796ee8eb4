package io.postern.config.address;

import io.postern.config.document.Node;
import io.postern.config.document.Node.ListNode;
import io.postern.config.document.Node.ObjectNode;
import io.postern.config.document.Node.TextNode;
import io.postern.config.keys.Folder;
import io.postern.config.keys.TaskKeys;
import io.postern.config.object.CheckContext;
import io.postern.config.resolve.RawFiles;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The texts in the arguments of tasks, one of which may be the name of an address that the task
 * asks to act. Parked tasks count: an address does not change because a task rests.
 *
 * @param tasks the name of a task by each text
 */
public record NamedByTasks(Map<String, String> tasks) {

    public static NamedByTasks of(RawFiles files) {
        var tasks = new HashMap<String, String>();
        for (var task : files.in(Folder.TASKS).values()) {
            task.content()
                    .flatMap(content -> CheckContext.entry(content, TaskKeys.ARGUMENTS.name()))
                    .ifPresent(entry -> collect(entry.value(), task.name(), tasks));
        }
        return new NamedByTasks(Map.copyOf(tasks));
    }

    private static void collect(Node node, String task, Map<String, String> tasks) {
        if (node instanceof TextNode text) {
            tasks.putIfAbsent(text.value(), task);
        } else if (node instanceof ListNode list) {
            list.values().forEach(value -> collect(value, task, tasks));
        } else if (node instanceof ObjectNode object) {
            object.entries().values().forEach(entry -> collect(entry.value(), task, tasks));
        }
    }

    /** A task that names the address, or its file. */
    Optional<String> task(AddressPart part) {
        return Optional.ofNullable(tasks.get(part.name()))
                .or(() -> Optional.ofNullable(tasks.get(part.object().name())));
    }
}
