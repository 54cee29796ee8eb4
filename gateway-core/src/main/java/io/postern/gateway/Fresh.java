package io.postern.gateway;

import io.postern.reload.ApplyException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Objects that were made for a configuration that has not taken its place yet. */
final class Fresh<T> {

    private final Map<String, T> made = new LinkedHashMap<>();
    private final Consumer<T> undo;

    Fresh(Consumer<T> undo) {
        this.undo = undo;
    }

    interface Making<T> {

        T make() throws ApplyException;
    }

    /** Where one cannot be made, those made before are ended again. */
    void add(String name, Making<T> making) throws ApplyException {
        try {
            made.put(name, making.make());
        } catch (ApplyException e) {
            undo();
            throw e;
        }
    }

    void undo() {
        made.values().forEach(undo);
        made.clear();
    }

    Map<String, T> made() {
        return made;
    }
}
