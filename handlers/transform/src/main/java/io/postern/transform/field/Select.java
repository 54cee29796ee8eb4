package io.postern.transform.field;

import io.postern.api.json.JsonObject;
import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.text.Glob;
import io.postern.transform.step.FieldPath;
import io.postern.transform.step.StepException;
import io.postern.transform.step.TransformStep;
import java.util.ArrayList;
import java.util.List;

/** Keeps some fields, or all but some. A field that is not there is no reason to stop. */
public final class Select {

    public static final Setting<TransformStep.Maker> SELECT =
            Setting.texts(
                            "select",
                            "Keeps these fields, in this order, and no others: names, paths such as"
                                    + " battery.volts, or patterns such as temp_*.")
                    .as((names, findings) -> maker(read(names, findings), Select::keep));

    public static final Setting<TransformStep.Maker> REMOVE =
            Setting.texts("remove", "Takes these fields away: names, paths or patterns.")
                    .as((names, findings) -> maker(read(names, findings), Select::remove));

    private Select() {}

    /** Which fields of a content are meant. */
    private interface Choice {

        List<FieldPath> in(JsonObject content);
    }

    private interface Using {

        JsonObject on(JsonObject content, List<FieldPath> chosen) throws StepException;
    }

    private static List<Choice> read(List<String> names, Findings findings) {
        var choices = new ArrayList<Choice>();
        for (int at = 0; at < names.size(); at++) {
            choices.add(choice(names.get(at), "[" + (at + 1) + "]", findings));
        }
        return choices;
    }

    private static Choice choice(String name, String setting, Findings findings) {
        if (name.contains("*") || name.contains("?")) {
            var glob = Glob.of(name);
            return content ->
                    content.fields().keySet().stream()
                            .filter(glob::matches)
                            .map(FieldPath::of)
                            .toList();
        }
        var one = List.of(FieldPath.read(name, setting, findings));
        return content -> one;
    }

    private static TransformStep.Maker maker(List<Choice> choices, Using using) {
        return missing ->
                TransformStep.of(
                        content -> {
                            var chosen = new ArrayList<FieldPath>();
                            choices.forEach(choice -> chosen.addAll(choice.in(content)));
                            return using.on(content, chosen);
                        });
    }

    private static JsonObject keep(JsonObject content, List<FieldPath> chosen)
            throws StepException {
        var kept = JsonObject.EMPTY;
        for (var path : chosen) {
            var value = path.in(content);
            if (value.isPresent()) {
                kept = path.set(kept, value.get());
            }
        }
        return kept;
    }

    private static JsonObject remove(JsonObject content, List<FieldPath> chosen) {
        var left = content;
        for (var path : chosen) {
            left = path.remove(left);
        }
        return left;
    }
}
