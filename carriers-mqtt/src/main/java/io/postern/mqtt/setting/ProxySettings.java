package io.postern.mqtt.setting;

import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;

/** The keys inside {@code proxy}. */
public final class ProxySettings {

    public static final Setting<String> TYPE =
            Setting.choice("type", "The kind of proxy.", "http", "socks4", "socks5");
    public static final Setting<String> HOST = Setting.text("host", "The proxy's host.");
    public static final Setting<Integer> PORT =
            Setting.whole(
                            "port",
                            "The proxy's port. Without it 8080 for http, 1080 for the others.",
                            1,
                            65_535)
                    .optional();
    public static final Setting<String> USERNAME =
            Setting.text("username", "The user name that the proxy asks for.").optional();
    public static final Setting<String> PASSWORD =
            Setting.text("password", "The password that the proxy asks for.").optional().secret();

    static final Settings ALL = Settings.of(TYPE, HOST, PORT, USERNAME, PASSWORD);

    private ProxySettings() {}
}
