package io.postern.api.setting;

import java.util.List;
import java.util.Map;

/** Lets each setting make of its value what it becomes, the innermost first. */
record SettingsCheck(Findings findings) {

    void check(Settings settings, Values values, String prefix) {
        for (var setting : settings.all()) {
            var written = values.given().get(setting.name());
            if (written != null) {
                var path = prefix + setting.name();
                inside(setting.shape(), written, path);
                setting.reading().of(written, new Under(path, findings));
            }
        }
    }

    private void inside(Shape shape, Object written, String path) {
        if (shape instanceof Shape.Either either) {
            either.shapes().forEach(one -> inside(one, written, path));
        } else if (written instanceof Values values) {
            check(settings(shape, values), values, path + ".");
        } else if (shape instanceof Shape.Listing listing && written instanceof List<?> list) {
            for (int at = 0; at < list.size(); at++) {
                inside(listing.element(), list.get(at), path + "[" + (at + 1) + "]");
            }
        } else if (shape instanceof Shape.Mapping mapping && written instanceof Map<?, ?> map) {
            map.forEach((key, value) -> inside(mapping.element(), value, path + "." + key));
        }
    }

    /** None where the values are of another choice. */
    private static Settings settings(Shape shape, Values values) {
        if (shape instanceof Shape.Variants variants) {
            return variants.variants().getOrDefault(values.variant(), Settings.NONE);
        }
        return shape instanceof Shape.Group group
                        && values.given().keySet().stream()
                                .allMatch(key -> group.settings().named(key).isPresent())
                ? group.settings()
                : Settings.NONE;
    }

    /** Names what is told after the setting it is about. */
    private record Under(String path, Findings findings) implements Findings {

        @Override
        public void problem(String setting, String message) {
            findings.problem(name(setting), message);
        }

        @Override
        public void note(String setting, String message) {
            findings.note(name(setting), message);
        }

        private String name(String inside) {
            return inside.isEmpty() || inside.startsWith("[") ? path + inside : path + "." + inside;
        }
    }
}
