package io.postern.mqtt.setting;

import io.postern.api.setting.Findings;

/** For reading settings whose findings were told elsewhere. */
public final class Unheard implements Findings {

    @Override
    public void problem(String setting, String message) {}

    @Override
    public void note(String setting, String message) {}
}
