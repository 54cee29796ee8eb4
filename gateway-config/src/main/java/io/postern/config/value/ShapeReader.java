package io.postern.config.value;

import io.postern.api.setting.Keywords;
import io.postern.api.setting.Nearest;
import io.postern.api.setting.Shape;
import io.postern.api.setting.Template;
import io.postern.api.text.Quote;
import io.postern.config.document.Node;
import io.postern.config.document.Node.Entry;
import io.postern.config.document.Node.ListNode;
import io.postern.config.document.Node.NullNode;
import io.postern.config.document.Node.ObjectNode;
import io.postern.config.document.Node.TextNode;
import io.postern.config.problem.Report;
import io.postern.config.text.Spot;
import io.postern.config.text.Text;
import io.postern.config.text.TextResolver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a value of any shape; empty where a problem was told. */
final class ShapeReader {

    private final TextResolver texts;
    private final Report report;
    private final Scalars scalars;

    ShapeReader(TextResolver texts, Report report) {
        this.texts = texts;
        this.report = report;
        this.scalars = new Scalars(report);
    }

    Optional<Object> read(Shape shape, Node node, Spot spot) {
        if (shape instanceof Shape.Anything) {
            return Optional.of(new NodeJson(texts, report).read(node, spot));
        }
        if (shape instanceof Shape.Listing listing) {
            return Optional.of(list(listing, node, spot));
        }
        if (shape instanceof Shape.Either either) {
            return either(either, node, spot);
        }
        if (isObject(shape)) {
            return node instanceof ObjectNode object
                    ? object(shape, object, spot)
                    : scalars.refuse(shape, new FoundValue(node, text(node), spot), "");
        }
        return scalar(shape, node, spot);
    }

    private static boolean isObject(Shape shape) {
        return shape instanceof Shape.Mapping
                || shape instanceof Shape.Group
                || shape instanceof Shape.Variants;
    }

    private Optional<Object> scalar(Shape shape, Node node, Spot spot) {
        if (!(node instanceof TextNode text)) {
            return scalar(shape, new FoundValue(node, Optional.empty(), spot));
        }
        var read =
                shape instanceof Shape.Pattern ? texts.pattern(text, spot) : texts.text(text, spot);
        return read.flatMap(value -> scalar(shape, new FoundValue(node, Optional.of(value), spot)));
    }

    private Optional<Object> scalar(Shape shape, FoundValue found) {
        if (shape instanceof Shape.Text text) {
            return scalars.text(text, found);
        }
        if (shape instanceof Shape.Whole whole) {
            return scalars.whole(whole, found);
        }
        if (shape instanceof Shape.Decimal decimal) {
            return scalars.decimal(decimal, found);
        }
        if (shape instanceof Shape.Flag flag) {
            return scalars.flag(flag, found);
        }
        if (shape instanceof Shape.Choice choice) {
            return scalars.choice(choice, found);
        }
        if (shape instanceof Shape.Span span) {
            return scalars.span(span, found);
        }
        if (shape instanceof Shape.Size size) {
            return scalars.size(size, found);
        }
        return scalars.text(new Shape.Text(true), found)
                .map(text -> Template.of((String) text, texts.stems()));
    }

    private List<Object> list(Shape.Listing shape, Node node, Spot spot) {
        var values = new ArrayList<Object>();
        if (node instanceof ListNode list) {
            int number = 1;
            for (var value : list.values()) {
                read(shape.element(), value, spot.inside("[" + number + "]"))
                        .ifPresent(values::add);
                number++;
            }
        } else {
            read(shape.element(), node, spot).ifPresent(values::add);
        }
        return List.copyOf(values);
    }

    private Optional<Object> object(Shape shape, ObjectNode object, Spot spot) {
        if (shape instanceof Shape.Mapping mapping) {
            return Optional.of(map(mapping, object, spot));
        }
        if (shape instanceof Shape.Group group) {
            return Optional.of(
                    settings().read(object, group.settings(), where(object, spot, Set.of())));
        }
        return variant((Shape.Variants) shape, object, spot);
    }

    private Map<String, Object> map(Shape.Mapping shape, ObjectNode object, Spot spot) {
        var values = new LinkedHashMap<String, Object>();
        for (var entry : object.entries().values()) {
            var inside = spot.inside("." + entry.key());
            texts.key(entry.key(), entry.place(), inside)
                    .ifPresent(
                            key ->
                                    read(shape.element(), entry.value(), inside)
                                            .ifPresent(value -> put(values, key, value, entry)));
        }
        return values;
    }

    private void put(Map<String, Object> values, String key, Object value, Entry entry) {
        if (values.putIfAbsent(key, value) != null) {
            report.problem(
                    entry.place(),
                    "expected each key once, found "
                            + Quote.of(key)
                            + " twice after replacing keywords");
        }
    }

    private Optional<Object> variant(Shape.Variants shape, ObjectNode object, Spot spot) {
        var entry = object.entries().get(shape.selector());
        var inside = spot.inside("." + shape.selector());
        var words = List.copyOf(shape.variants().keySet());
        if (entry == null || entry.value() instanceof NullNode) {
            report.problem(
                    object.place(),
                    inside.subject()
                            + "expected "
                            + ShapeWords.words(words)
                            + ", found nothing"
                            + nearSelector(object, shape.selector()));
            return Optional.empty();
        }
        return scalar(new Shape.Choice(words), entry.value(), inside)
                .map(word -> variant((String) word, shape, object, spot));
    }

    private Object variant(String word, Shape.Variants shape, ObjectNode object, Spot spot) {
        var settings = shape.variants().get(word);
        return settings()
                .read(word, object, settings, where(object, spot, Set.of(shape.selector())));
    }

    private static String nearSelector(ObjectNode object, String selector) {
        return Nearest.nearest(selector, object.entries().keySet())
                .map(near -> "; " + Quote.of(near) + " may be meant to be it")
                .orElse("");
    }

    private Optional<Object> either(Shape.Either shape, Node node, Spot spot) {
        for (var choice : shape.shapes()) {
            var trial = new Report();
            var read = new ShapeReader(texts.telling(trial), trial).read(choice, node, spot);
            if (read.isPresent() && trial.problems() == 0) {
                report.addAll(trial);
                return read;
            }
        }
        // The objects and lists of a choice have problems of their own, nearer to the mistake.
        for (var choice : shape.shapes()) {
            if (isObject(choice) && node instanceof ObjectNode
                    || choice instanceof Shape.Listing && node instanceof ListNode) {
                return read(choice, node, spot);
            }
        }
        if (!(node instanceof TextNode text)) {
            return scalars.refuse(shape, new FoundValue(node, Optional.empty(), spot), "");
        }
        return texts.text(text, spot)
                .flatMap(value -> refuse(shape, new FoundValue(node, Optional.of(value), spot)));
    }

    private Optional<Object> refuse(Shape.Either shape, FoundValue found) {
        var words = new ArrayList<String>();
        for (var choice : shape.shapes()) {
            if (choice instanceof Shape.Choice some) {
                words.addAll(some.words());
            }
        }
        boolean mayHint = found.isOwnText() && !found.spot().hidden();
        var text = found.text().map(Text::value).orElse("");
        return scalars.refuse(shape, found, mayHint ? Nearest.hint(text, words) : "");
    }

    private Optional<Text> text(Node node) {
        return node instanceof TextNode text && text.value().indexOf('$') < 0
                ? texts.text(text, new Spot("", false, Keywords.NONE))
                : Optional.empty();
    }

    private SettingsReader settings() {
        return new SettingsReader(texts, report);
    }

    private static Where where(ObjectNode object, Spot spot, Set<String> skipped) {
        return new Where(spot.path() + ".", object.place(), true, spot.hidden(), skipped);
    }
}
