package io.postern.config.explain;

import io.postern.api.setting.Keywords;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Shape;
import io.postern.config.document.Node.ObjectNode;
import io.postern.config.document.Node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a value: its shape, whether it is secret. Where several descriptions could be
 * meant, one secret among them is enough to hide it.
 *
 * @param shape empty where nobody describes the value
 */
record Described(Optional<Shape> shape, boolean isHidden, Keywords keywords) {

    static final Described UNKNOWN = new Described(Optional.empty(), false, Keywords.NONE);

    static Described by(Setting<?> setting) {
        return new Described(Optional.of(setting.shape()), setting.hidden(), setting.keywords());
    }

    boolean isKnown() {
        return shape.isPresent();
    }

    Described element() {
        return new Described(shape.map(Described::elementOf), isHidden, keywords);
    }

    private static Shape elementOf(Shape shape) {
        if (shape instanceof Shape.Listing listing) {
            return listing.element();
        }
        if (shape instanceof Shape.Either either) {
            return new Shape.Either(either.shapes().stream().map(Described::elementOf).toList());
        }
        return shape;
    }

    /** The value of a key of an object that this describes. */
    Described inside(String key, ObjectNode object) {
        if (shape.isEmpty() || shape.get() instanceof Shape.Anything) {
            return this;
        }
        var found = new ArrayList<Described>();
        collect(shape.get(), key, object, found);
        return found.stream()
                .filter(Described::isHidden)
                .findFirst()
                .or(() -> found.stream().findFirst())
                .orElse(UNKNOWN);
    }

    private void collect(Shape part, String key, ObjectNode object, List<Described> found) {
        if (part instanceof Shape.Group group) {
            named(group.settings(), key, found);
        } else if (part instanceof Shape.Mapping mapping) {
            found.add(new Described(Optional.of(mapping.element()), isHidden, keywords));
        } else if (part instanceof Shape.Listing listing) {
            collect(listing.element(), key, object, found);
        } else if (part instanceof Shape.Either either) {
            either.shapes().forEach(one -> collect(one, key, object, found));
        } else if (part instanceof Shape.Variants variants) {
            variant(variants, key, object, found);
        }
    }

    private void variant(
            Shape.Variants variants, String key, ObjectNode object, List<Described> found) {
        if (key.equals(variants.selector())) {
            found.add(new Described(Optional.of(new Shape.Text(true)), isHidden, keywords));
            return;
        }
        var entry = object.entries().get(variants.selector());
        var chosen =
                entry != null && entry.value() instanceof TextNode word
                        ? Optional.ofNullable(variants.variants().get(word.value()))
                        : Optional.<Settings>empty();
        chosen.map(List::of)
                .orElseGet(() -> List.copyOf(variants.variants().values()))
                .forEach(settings -> named(settings, key, found));
    }

    private static void named(Settings settings, String key, List<Described> found) {
        settings.named(key).ifPresent(setting -> found.add(by(setting)));
    }
}
