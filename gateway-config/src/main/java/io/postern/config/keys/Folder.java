package io.postern.config.keys;

import io.postern.api.setting.Settings;
import java.util.Locale;
import java.util.Optional;

/** The folders of a configuration. */
public enum Folder {
    SYSTEM("system", SystemKeys.ALL),
    MESSAGES("message", MessageKeys.ALL),
    CARRIERS("carrier", CarrierKeys.ALL),
    HANDLERS("handler", HandlerKeys.ALL),
    ADDRESSES("address", AddressKeys.ALL),
    TASKS("task", TaskKeys.ALL);

    private final String noun;
    private final Settings keys;

    Folder(String noun, Settings keys) {
        this.noun = noun;
        this.keys = keys;
    }

    /** Its name on disk. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What one of its files describes. */
    public String noun() {
        return noun;
    }

    /** The keys that all its files may have. */
    public Settings keys() {
        return keys;
    }

    public static Optional<Folder> at(String path) {
        for (var folder : values()) {
            if (folder.path().equals(path)) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }
}
