package io.postern.mqtt.setting;

import io.postern.api.setting.Findings;

/** For settings that were checked before: a problem now is a mistake of the caller. */
public final class Strict implements Findings {

    @Override
    public void problem(String setting, String message) {
        throw new IllegalArgumentException("\"" + setting + "\": " + message);
    }

    @Override
    public void note(String setting, String message) {}
}
