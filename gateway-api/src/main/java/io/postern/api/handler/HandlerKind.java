package io.postern.api.handler;

import io.postern.api.context.Function;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * What a handler offers.
 *
 * @param source what files call it
 * @param description one line for people
 * @param settings the keys of its {@code handlers/} file
 * @param functions what {@code handler_function} can name
 * @param stateless whether calls to one handler may overlap; otherwise they never do
 */
public record HandlerKind(
        String source,
        String description,
        Settings settings,
        List<Function> functions,
        boolean stateless) {

    public HandlerKind {
        functions = List.copyOf(functions);
    }

    public static HandlerKind of(String source, String description) {
        return new HandlerKind(source, description, Settings.NONE, List.of(), false);
    }

    public HandlerKind settings(Setting<?>... all) {
        return new HandlerKind(source, description, Settings.of(all), functions, stateless);
    }

    public HandlerKind function(Function function) {
        var more = new ArrayList<>(functions);
        more.add(function);
        return new HandlerKind(source, description, settings, more, stateless);
    }

    /** Calls may come from several threads at once. */
    public HandlerKind withoutState() {
        return new HandlerKind(source, description, settings, functions, true);
    }
}
