package io.postern.transform.compute;

import io.postern.api.json.Json;
import io.postern.api.json.JsonArray;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Draft;
import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Shape;
import io.postern.api.text.Quote;
import io.postern.transform.expression.Expression;
import io.postern.transform.step.FieldPath;
import io.postern.transform.step.StepException;
import io.postern.transform.step.TransformStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Steps for what the others have no word for. */
public final class ComputedSteps {

    private static final int MOST_MESSAGES = 1_000;

    public static final Setting<TransformStep.Maker> FILTER =
            Setting.text(
                            "filter",
                            "Lets only those messages pass of which this expression is true, such"
                                    + " as \"temperature > 30 and state = 'on'\".")
                    .withoutKeywords()
                    .as((text, findings) -> filter(WrittenExpression.read(text, "", findings)));

    public static final Setting<TransformStep.Maker> COMPUTE =
            Setting.<Map<String, String>>of(
                            "compute",
                            "Sets fields to what expressions come to: a field or path, and its"
                                    + " expression, such as \"volts * amps\". All of them see the"
                                    + " message as it came. A field whose expression comes to"
                                    + " nothing is left as it is.",
                            new Shape.Mapping(new Shape.Text(false)))
                    .withoutKeywords()
                    .as((fields, findings) -> compute(read(fields, findings)));

    public static final Setting<TransformStep.Maker> MAKE =
            Setting.text(
                            "make",
                            "Makes the whole message anew: an expression that comes to an object,"
                                    + " to a list of them, which become a message each, or to"
                                    + " nothing, and then there is none.")
                    .withoutKeywords()
                    .as((text, findings) -> make(WrittenExpression.read(text, "", findings)));

    private ComputedSteps() {}

    private static Map<FieldPath, WrittenExpression> read(
            Map<String, String> fields, Findings findings) {
        var expressions = new LinkedHashMap<FieldPath, WrittenExpression>();
        fields.forEach(
                (field, text) ->
                        expressions.put(
                                FieldPath.read(field, field, findings),
                                WrittenExpression.read(text, field, findings)));
        return expressions;
    }

    private static TransformStep.Maker filter(WrittenExpression condition) {
        return missing ->
                message ->
                        condition.with(
                                message.content(),
                                missing,
                                List.of(message),
                                result ->
                                        result.filter(Expression::isTrue).isPresent()
                                                ? List.of(message)
                                                : List.of());
    }

    private static TransformStep.Maker compute(Map<FieldPath, WrittenExpression> fields) {
        return missing ->
                TransformStep.of(
                        content -> {
                            var made = content;
                            for (var field : fields.entrySet()) {
                                var before = made;
                                var path = field.getKey();
                                made =
                                        field.getValue()
                                                .with(
                                                        content,
                                                        missing,
                                                        before,
                                                        result ->
                                                                result.isPresent()
                                                                        ? path.set(
                                                                                before,
                                                                                result.get())
                                                                        : before);
                            }
                            return made;
                        });
    }

    private static TransformStep.Maker make(WrittenExpression whole) {
        return missing ->
                message ->
                        whole.with(
                                message.content(),
                                missing,
                                List.of(message),
                                result ->
                                        result.isPresent()
                                                ? messages(message, result.get())
                                                : List.of());
    }

    private static List<Draft> messages(Draft message, Json result) throws StepException {
        var contents = result instanceof JsonArray list ? list.values() : List.of(result);
        if (contents.size() > MOST_MESSAGES) {
            throw new StepException(
                    "expected at most " + MOST_MESSAGES + " messages, found " + contents.size());
        }
        var made = new ArrayList<Draft>();
        for (var content : contents) {
            if (!(content instanceof JsonObject object)) {
                throw new StepException(
                        "expected an object or a list of objects, found "
                                + content.kind()
                                + " "
                                + Quote.of(content.plain()));
            }
            made.add(TransformStep.with(message, object));
        }
        return made;
    }
}
