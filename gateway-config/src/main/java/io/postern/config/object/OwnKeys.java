package io.postern.config.object;

import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.config.keys.CommonKeys;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts the keys of a folder and those of a kind together. */
public final class OwnKeys {

    private OwnKeys() {}

    /** All keys, the folder's first; a kind cannot take a key that the folder has. */
    public static Settings of(Settings folder, Settings kind) {
        var all = new ArrayList<Setting<?>>(folder.all());
        kind.all().stream()
                .filter(setting -> folder.named(setting.name()).isEmpty())
                .forEach(all::add);
        return new Settings(all);
    }

    public static Set<String> names(Settings settings) {
        var names =
                settings.all().stream()
                        .map(Setting::name)
                        .collect(Collectors.toCollection(HashSet::new));
        names.add(CommonKeys.SCHEMA);
        return Set.copyOf(names);
    }
}
