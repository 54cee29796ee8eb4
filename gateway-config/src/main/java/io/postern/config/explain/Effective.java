package io.postern.config.explain;

import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.config.check.Checked;
import io.postern.config.keys.Folder;
import io.postern.config.value.PrettyJson;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is in effect, object by object: inheritance and keywords resolved, defaults filled in,
 * secrets masked, references as they are written. Worked out only when asked.
 */
public final class Effective {

    private final Checked checked;

    public Effective(Checked checked) {
        this.checked = checked;
    }

    /** The objects of a folder by their resolved names. */
    public Map<String, JsonObject> objects(Folder folder) {
        var objects = new LinkedHashMap<String, JsonObject>();
        checked.objects().stream()
                .filter(object -> object.folder() == folder)
                .sorted(Comparator.comparing(object -> object.name()))
                .forEach(object -> objects.put(object.name(), EffectiveObject.of(object)));
        return objects;
    }

    /** Everything as one object: the system's id, and each folder with its objects. */
    public JsonObject json() {
        var folders = new LinkedHashMap<String, Json>();
        folders.put(
                Folder.SYSTEM.path(), JsonObject.builder().put("id", checked.systemId()).build());
        for (var folder : List.of(Folder.values())) {
            if (folder != Folder.SYSTEM) {
                var objects = new LinkedHashMap<String, Json>(objects(folder));
                folders.put(folder.path(), JsonObject.of(objects));
            }
        }
        return JsonObject.of(folders);
    }

    /** The same for people. */
    public String text() {
        return PrettyJson.of(json());
    }
}
