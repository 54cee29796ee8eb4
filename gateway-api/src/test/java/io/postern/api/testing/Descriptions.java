package io.postern.api.testing;

import io.postern.api.setting.Settings;
import io.postern.api.setting.Shape;
import java.util.ArrayList;
import java.util.List;

/** Finds settings that the reference would have nothing to say about. */
final class Descriptions {

    private final List<String> complaints = new ArrayList<>();

    static List<String> complaints(String owner, Settings settings) {
        var descriptions = new Descriptions();
        descriptions.review(owner, settings);
        return descriptions.complaints;
    }

    private void review(String owner, Settings settings) {
        for (var setting : settings.all()) {
            var place = owner + "." + setting.name();
            if (!setting.name().matches("[a-z][a-z0-9_]*")) {
                complaints.add(place + ": expected a name in snake_case");
            }
            if (!setting.description().endsWith(".")) {
                complaints.add(place + ": expected a description that is a sentence");
            }
            review(place, setting.shape());
        }
    }

    private void review(String place, Shape shape) {
        if (shape instanceof Shape.Group group) {
            review(place, group.settings());
        }
        if (shape instanceof Shape.Variants variants) {
            variants.variants().forEach((word, settings) -> review(place + "." + word, settings));
        }
        if (shape instanceof Shape.Listing listing) {
            review(place, listing.element());
        }
        if (shape instanceof Shape.Mapping mapping) {
            review(place, mapping.element());
        }
        if (shape instanceof Shape.Either either) {
            either.shapes().forEach(each -> review(place, each));
        }
    }
}
