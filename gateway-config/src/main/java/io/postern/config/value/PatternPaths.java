package io.postern.config.value;

import io.postern.api.setting.Settings;
import io.postern.api.setting.Shape;
import java.util.ArrayList;
import java.util.List;

/** Finds the settings in which a message's words work. */
public final class PatternPaths {

    private PatternPaths() {}

    /** Their paths, after the prefix. */
    public static List<String> of(String prefix, Settings settings) {
        var paths = new ArrayList<String>();
        for (var setting : settings.all()) {
            collect(prefix + setting.name(), setting.shape(), paths);
        }
        return List.copyOf(paths);
    }

    private static void collect(String path, Shape shape, List<String> paths) {
        if (shape instanceof Shape.Pattern) {
            paths.add(path);
        } else if (shape instanceof Shape.Listing list) {
            collect(path, list.element(), paths);
        } else if (shape instanceof Shape.Mapping map) {
            collect(path + ".*", map.element(), paths);
        } else if (shape instanceof Shape.Group group) {
            paths.addAll(of(path + ".", group.settings()));
        } else if (shape instanceof Shape.Variants variants) {
            variants.variants().values().forEach(some -> paths.addAll(of(path + ".", some)));
        } else if (shape instanceof Shape.Either either) {
            either.shapes().forEach(one -> collect(path, one, paths));
        }
    }
}
