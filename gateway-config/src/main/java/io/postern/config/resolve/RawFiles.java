package io.postern.config.resolve;

import io.postern.config.keys.Folder;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** All objects of all folders, as their files have them, by name. */
public record RawFiles(Map<Folder, SortedMap<String, RawObject>> byFolder) {

    public RawFiles {
        var copy = new EnumMap<Folder, SortedMap<String, RawObject>>(Folder.class);
        byFolder.forEach(
                (folder, objects) ->
                        copy.put(
                                folder, Collections.unmodifiableSortedMap(new TreeMap<>(objects))));
        byFolder = Collections.unmodifiableMap(copy);
    }

    public SortedMap<String, RawObject> in(Folder folder) {
        var objects = byFolder.get(folder);
        return objects == null ? Collections.emptySortedMap() : objects;
    }
}
