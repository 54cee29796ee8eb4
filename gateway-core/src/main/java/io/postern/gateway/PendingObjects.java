package io.postern.gateway;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Objects that were made for a configuration that has not taken its place yet. */
final class PendingObjects<T> {

    private final Map<String, T> made = new LinkedHashMap<>();
    private final Map<String, ApplyException> failed = new LinkedHashMap<>();
    private final Consumer<T> undo;

    PendingObjects(Consumer<T> undo) {
        this.undo = undo;
    }

    interface Making<T> {

        T make() throws ApplyException;
    }

    /**
     * One that cannot be made waits, unless another runs in its place: that one shall run on.
     *
     * @throws ApplyException when another runs; those made before are ended again
     */
    void add(String name, boolean runs, Making<T> making) throws ApplyException {
        try {
            made.put(name, making.make());
        } catch (ApplyException e) {
            if (runs) {
                undo();
                throw e;
            }
            failed.put(name, e);
        }
    }

    void undo() {
        made.values().forEach(undo);
        made.clear();
    }

    Map<String, T> made() {
        return made;
    }

    /** Why others could not be made. */
    Map<String, ApplyException> failed() {
        return failed;
    }
}
