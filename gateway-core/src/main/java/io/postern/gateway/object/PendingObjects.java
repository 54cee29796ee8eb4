package io.postern.gateway.object;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Objects that were made for a configuration that has not taken its place yet. */
public final class PendingObjects<T> {

    private final Map<String, T> made = new LinkedHashMap<>();
    private final Map<String, ApplyException> failed = new LinkedHashMap<>();
    private final Consumer<T> undo;

    public PendingObjects(Consumer<T> undo) {
        this.undo = undo;
    }

    public interface Making<T> {

        T make() throws ApplyException;
    }

    /**
     * One that cannot be made waits, unless another runs in its place: that one shall run on.
     *
     * @throws ApplyException when another runs
     */
    public void add(String name, boolean runs, Making<T> making) throws ApplyException {
        try {
            made.put(name, making.make());
        } catch (ApplyException e) {
            if (runs) {
                throw e;
            }
            failed.put(name, e);
        }
    }

    public void undo() {
        made.values().forEach(undo);
        made.clear();
    }

    public Map<String, T> made() {
        return made;
    }

    /** Why others could not be made. */
    public Map<String, ApplyException> failed() {
        return failed;
    }
}
