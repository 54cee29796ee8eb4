package io.postern.config.text;

import io.postern.api.setting.Keywords;
import io.postern.api.setting.Setting;

/**
 * What a value is looked at as.
 *
 * @param path its key, with points for keys inside, as messages name it
 * @param hidden whether its value may not be shown
 * @param keywords whether keywords are replaced in it
 */
public record Spot(String path, boolean hidden, Keywords keywords) {

    /** A setting's value; inside a secret everything is secret. */
    public static Spot of(String path, Setting<?> setting, boolean hidden) {
        return new Spot(path, hidden || setting.hidden(), setting.keywords());
    }

    /** The same for something inside the value. */
    public Spot inside(String further) {
        return new Spot(path + further, hidden, keywords);
    }

    /** How messages begin. */
    public String subject() {
        return "\"" + path + "\": ";
    }
}
