package io.postern.config.object;

import io.postern.api.context.Function;
import io.postern.api.setting.Nearest;
import io.postern.api.text.Quote;
import io.postern.config.problem.Place;
import io.postern.config.problem.Report;
import io.postern.config.value.ShapeWords;
import java.util.List;
import java.util.Optional;

/** Finds a function by its name; the only one there is needs no name. */
public final class FunctionChoice {

    private FunctionChoice() {}

    /** The function; empty where a problem was told. */
    public static Optional<Function> of(
            Report report,
            Place place,
            String key,
            Optional<String> wanted,
            List<Function> offered,
            String owner) {
        if (wanted.isEmpty() && offered.size() == 1) {
            return Optional.of(offered.get(0));
        }
        var named =
                offered.stream()
                        .filter(function -> wanted.filter(function.name()::equals).isPresent())
                        .findFirst();
        if (named.isEmpty()) {
            report.problem(place, "\"" + key + "\": " + refusal(wanted, offered, owner));
        }
        return named;
    }

    private static String refusal(Optional<String> wanted, List<Function> offered, String owner) {
        var names = offered.stream().map(Function::name).toList();
        var found = wanted.map(Quote::of).orElse("nothing");
        return names.isEmpty()
                ? "expected nothing, since " + owner + " offers no functions, found " + found
                : "expected a function of "
                        + owner
                        + " ("
                        + ShapeWords.words(names)
                        + "), found "
                        + found
                        + wanted.map(name -> Nearest.hint(name, names)).orElse("");
    }
}
