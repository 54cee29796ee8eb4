package io.postern.config.keys;

import io.postern.api.setting.Setting;
import java.util.List;

/** Keys that files of several folders have. */
public final class CommonKeys {

    /** A line for editors, at the top of any file; the gateway leaves it alone. */
    public static final String SCHEMA = "$schema";

    public static final Setting<Boolean> ENABLED =
            Setting.flag(
                            "enabled",
                            "Whether the object is in effect; false parks it. It is never"
                                    + " inherited.")
                    .orElse(true);

    public static final Setting<List<String>> INHERITANCE =
            Setting.texts(
                            "inheritance",
                            "Objects of the same folder whose content this one takes over, merged"
                                    + " left to right, its own content last.")
                    .orElse(List.of());

    private CommonKeys() {}
}
