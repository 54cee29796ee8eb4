package io.postern.config.object;

import io.postern.config.document.Node.ListNode;
import io.postern.config.document.Node.TextNode;
import io.postern.config.keys.CommonKeys;
import io.postern.config.resolve.RawObject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which objects of a folder others inherit from: those may be half an object. */
public final class Inherited {

    private Inherited() {}

    public static Set<String> names(Collection<RawObject> objects) {
        var names = new HashSet<String>();
        for (var object : objects) {
            object.content()
                    .flatMap(content -> CheckContext.entry(content, CommonKeys.INHERITANCE.name()))
                    .map(
                            entry ->
                                    entry.value() instanceof ListNode list
                                            ? list.values()
                                            : List.of(entry.value()))
                    .ifPresent(
                            values ->
                                    values.forEach(
                                            value -> {
                                                if (value instanceof TextNode text) {
                                                    names.add(text.value());
                                                }
                                            }));
        }
        return names;
    }
}
