package io.postern.config.explain;

import io.postern.config.catalog.Catalog;
import io.postern.config.check.Checked;
import io.postern.config.keys.Folder;
import io.postern.config.object.Resolved;
import io.postern.config.plan.IdleAddress;
import java.util.List;
import java.util.stream.Stream;

/** Explains addresses. Worked out only when asked. */
public final class Explanations {

    private final Checked checked;
    private final Catalog catalog;

    public Explanations(Checked checked, Catalog catalog) {
        this.checked = checked;
        this.catalog = catalog;
    }

    /** The names of all addresses, those that do not run too. */
    public List<String> names() {
        return Stream.concat(
                        addresses().stream().map(Resolved::name),
                        checked.idle().stream().map(IdleAddress::name))
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * What a name stands for: the address of that resolved name, or else all addresses of the file
     * of that name.
     */
    public List<Explanation> named(String name) {
        var exact = addresses().stream().filter(address -> address.name().equals(name)).toList();
        var meant =
                exact.isEmpty()
                        ? addresses().stream()
                                .filter(address -> address.object().name().equals(name))
                                .toList()
                        : exact;
        return meant.isEmpty()
                ? checked.idle().stream()
                        .filter(address -> address.name().equals(name))
                        .map(Explanations::explain)
                        .toList()
                : meant.stream().map(this::explain).toList();
    }

    private static Explanation explain(IdleAddress address) {
        return new Explanation(
                address.name(), address.file(), List.of(MessageWay.idle(address)), List.of());
    }

    private Explanation explain(Resolved address) {
        var values =
                Explained.values(address).stream()
                        .map(
                                value ->
                                        new Explanation.Value(
                                                (value.inPart() ? address.part() + "." : "")
                                                        + value.name(),
                                                value.json().toString(),
                                                value.origin()))
                        .toList();
        return new Explanation(
                address.name(),
                address.object().raw().file().name(),
                new MessageWay(checked, catalog, address).steps(),
                values);
    }

    private List<Resolved> addresses() {
        return checked.objects().stream()
                .filter(object -> object.folder() == Folder.ADDRESSES)
                .toList();
    }
}
