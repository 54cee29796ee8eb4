package io.postern.config.explain;

import io.postern.config.document.Node;
import io.postern.config.document.Node.Entry;
import io.postern.config.document.Node.ListNode;
import io.postern.config.document.Node.ObjectNode;
import io.postern.config.document.Node.TextNode;
import io.postern.config.object.Resolved;
import io.postern.config.problem.Place;
import io.postern.config.text.ReferenceNames;
import java.util.LinkedHashSet;
import java.util.Set;

/** Says where a value came from: its line, the object it is inherited from, what it refers to. */
final class Origins {

    private Origins() {}

    static String of(Resolved object, Entry entry) {
        var place = entry.value().place();
        var own = object.object().raw().file();
        var where =
                place.file().name().equals(own.name())
                        ? "line " + place.line()
                        : "inherited from " + stem(place) + ", line " + place.line();
        var names = new LinkedHashSet<String>();
        collect(entry.value(), names);
        return names.isEmpty() ? where : where + ", " + String.join(", ", names);
    }

    private static String stem(Place place) {
        var name = place.file().name();
        var last = name.substring(name.lastIndexOf('/') + 1);
        int point = last.lastIndexOf('.');
        return point < 0 ? last : last.substring(0, point);
    }

    private static void collect(Node node, Set<String> names) {
        if (node instanceof TextNode text) {
            names.addAll(ReferenceNames.in(text.value()));
        } else if (node instanceof ListNode list) {
            list.values().forEach(value -> collect(value, names));
        } else if (node instanceof ObjectNode object) {
            object.entries().values().forEach(entry -> collect(entry.value(), names));
        }
    }
}
