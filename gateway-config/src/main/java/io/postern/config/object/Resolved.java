package io.postern.config.object;

import io.postern.api.setting.Settings;
import io.postern.config.keys.Folder;
import io.postern.config.resolve.Merged;
import io.postern.config.text.KeywordValues;
import java.util.Optional;

/**
 * An object in effect, as its files have it and with what describes it: enough to show it and to
 * say where each value came from.
 *
 * @param name its resolved name
 * @param keys what describes its keys
 * @param described false where no plugin describes the keys that {@code keys} does not have
 * @param part the key under which its kind's own settings stand; empty where there is none
 * @param partKeys what describes them; empty where no plugin does
 */
public record Resolved(
        Folder folder,
        String name,
        Merged object,
        KeywordValues words,
        Settings keys,
        boolean described,
        String part,
        Optional<Settings> partKeys) {

    /** An object whose keys are all described. */
    public static Resolved described(
            Folder folder, Merged object, KeywordValues words, Settings keys) {
        return new Resolved(folder, object.name(), object, words, keys, true, "", Optional.empty());
    }

    /** An object whose plugin is missing: nobody knows which of its keys are secret. */
    public static Resolved undescribed(Folder folder, Merged object, KeywordValues words) {
        return new Resolved(
                folder, object.name(), object, words, folder.keys(), false, "", Optional.empty());
    }
}
