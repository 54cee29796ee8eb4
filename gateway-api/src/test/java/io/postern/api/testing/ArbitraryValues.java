package io.postern.api.testing;

import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Shape;
import io.postern.api.setting.Template;
import io.postern.api.setting.Values;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;

/**
 * Makes values that fit the description of settings and yet nobody would write: ends of ranges,
 * hostile text, empty lists. The same random numbers make the same values.
 */
public final class ArbitraryValues {

    private static final List<String> TEXTS =
            List.of(
                    "a",
                    "a/b/c",
                    "#",
                    "+",
                    "$SYS/x",
                    "$name",
                    "$content.a",
                    "$msg_id",
                    "..",
                    "/",
                    "\0",
                    "\n",
                    " ",
                    "é😀",
                    "\ud83d",
                    "null",
                    "-1",
                    "1e999",
                    "x".repeat(70_000));
    private static final List<Duration> SPANS =
            List.of(
                    Duration.ZERO,
                    Duration.ofNanos(1),
                    Duration.ofSeconds(1),
                    Duration.ofDays(99_999));
    private static final List<Long> SIZES = List.of(0L, 1L, 1_000_000_000L, Long.MAX_VALUE);
    private static final List<Json> ANYTHING =
            List.of(Json.NULL, Json.of(true), Json.of("x"), Json.of(-1.5), JsonObject.EMPTY);

    private final Random random;

    public ArbitraryValues(Random random) {
        this.random = random;
    }

    /** Values for every required setting and some of the others. */
    public Values of(Settings settings) {
        return Values.of(fill(settings));
    }

    private LinkedHashMap<String, Object> fill(Settings settings) {
        var values = new LinkedHashMap<String, Object>();
        for (var setting : settings.all()) {
            if (setting.need() == Setting.Need.REQUIRED || random.nextBoolean()) {
                values.put(setting.name(), value(setting.shape()));
            }
        }
        return values;
    }

    private Object value(Shape shape) {
        if (shape instanceof Shape.Text text) {
            return text.mayBeEmpty() && random.nextBoolean() ? "" : any(TEXTS);
        }
        if (shape instanceof Shape.Whole whole) {
            return any(List.of(whole.least(), whole.most(), middle(whole)));
        }
        if (shape instanceof Shape.Decimal decimal) {
            return any(List.of(decimal.least(), decimal.most(), middle(decimal)));
        }
        if (shape instanceof Shape.Flag) {
            return random.nextBoolean();
        }
        if (shape instanceof Shape.Choice choice) {
            return any(choice.words());
        }
        if (shape instanceof Shape.Span) {
            return any(SPANS);
        }
        if (shape instanceof Shape.Size) {
            return any(SIZES);
        }
        if (shape instanceof Shape.Pattern) {
            return Template.of(any(TEXTS));
        }
        return composed(shape);
    }

    private Object composed(Shape shape) {
        if (shape instanceof Shape.Listing listing) {
            return several(listing.element());
        }
        if (shape instanceof Shape.Mapping mapping) {
            var map = new LinkedHashMap<String, Object>();
            several(mapping.element()).forEach(value -> map.put(any(TEXTS), value));
            return map;
        }
        if (shape instanceof Shape.Group group) {
            return of(group.settings());
        }
        if (shape instanceof Shape.Variants variants) {
            var variant = any(List.copyOf(variants.variants().keySet()));
            return Values.of(variant, fill(variants.variants().get(variant)));
        }
        if (shape instanceof Shape.Either either) {
            return value(any(either.shapes()));
        }
        return any(ANYTHING);
    }

    private List<Object> several(Shape element) {
        var list = new ArrayList<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            list.add(value(element));
        }
        return list;
    }

    private static int middle(Shape.Whole whole) {
        return (int) (((long) whole.least() + whole.most()) / 2);
    }

    private static double middle(Shape.Decimal decimal) {
        return decimal.least() / 2 + decimal.most() / 2;
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
