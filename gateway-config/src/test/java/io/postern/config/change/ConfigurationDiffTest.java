package io.postern.config.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.address.Trigger;
import io.postern.api.handler.HandlerFactory;
import io.postern.api.handler.HandlerKind;
import io.postern.api.setting.Values;
import io.postern.config.catalog.Catalog;
import io.postern.config.catalog.Offer;
import io.postern.config.plan.Configuration;
import io.postern.config.plan.HandlerPlan;
import io.postern.config.plan.MessagePlan;
import io.postern.config.plan.TaskPlan;
import io.postern.config.read.Kinds;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigurationDiffTest {

    @Test
    void isEmptyBetweenEqualConfigurations() {
        var diff = ConfigurationDiff.between(home(handler("a", 1)), home(handler("a", 1)));

        assertThat(diff.isEmpty()).isTrue();
        assertThat(diff).hasToString("nothing changed");
    }

    @Test
    void namesWhatCameChangedAndWent() {
        var before = home(handler("goes", 1), handler("changes", 1), handler("stays", 1));
        var after = home(handler("stays", 1), handler("changes", 2), handler("comes", 1));

        var diff = ConfigurationDiff.between(before, after);

        assertThat(diff.handlers().added()).containsExactly("comes");
        assertThat(diff.handlers().changed()).containsExactly("changes");
        assertThat(diff.handlers().removed()).containsExactly("goes");
        assertThat(diff)
                .hasToString("added handler comes; changed handler changes; removed handler goes");
    }

    @Test
    void anotherSystemIdTouchesEverything() {
        var diff =
                ConfigurationDiff.between(
                        configuration("here", handler("a", 1), handler("b", 1)),
                        configuration("there", handler("a", 1), handler("b", 1)));

        assertThat(diff.handlers().changed()).containsExactly("a", "b");
        assertThat(diff.tasks().changed()).containsExactly("tidy");
        assertThat(diff.messages().changed()).containsExactly("weather");
        assertThat(diff.size()).isEqualTo(4);
    }

    @Test
    void aReplacedPluginTouchesOnlyItsObjects() {
        var plans = home(handler("a", 1), new HandlerPlan("b", "other", Values.NONE, false));
        var other = offer();
        var old = catalog(Map.of("climate", offer(), "other", other));
        var now = catalog(Map.of("climate", offer(), "other", other));

        var diff = ConfigurationDiff.between(plans, old, plans, now);

        assertThat(diff.handlers().changed()).containsExactly("a");
        assertThat(diff.size()).isEqualTo(1);
    }

    @Test
    void aPluginThatComesTouchesWhatUsesIt() {
        var plans = home(handler("a", 1));

        var diff =
                ConfigurationDiff.between(
                        plans, Catalog.EMPTY, plans, catalog(Map.of("climate", offer())));

        assertThat(diff.handlers().changed()).containsExactly("a");
    }

    @Test
    void namesAFewAndCountsTheRest() {
        var many =
                IntStream.rangeClosed(1, 9)
                        .mapToObj(i -> handler("h" + i, 1))
                        .toArray(HandlerPlan[]::new);

        var diff = ConfigurationDiff.between(home(), home(many));

        assertThat(diff).hasToString("added handlers h1, h2, h3 and 6 more");
    }

    @Test
    void changesAreCopied() {
        var names = new TreeSet<>(Stream.of("a").toList());
        var changes = new Changes(names, names, names);

        names.add("b");

        assertThat(changes.added()).containsExactly("a");
    }

    private static HandlerPlan handler(String name, int setting) {
        return new HandlerPlan(name, "climate", Values.of(Map.of("setting", setting)), false);
    }

    private static Offer<HandlerFactory, HandlerKind<?>> offer() {
        return Kinds.handler(HandlerKind.of("climate", "Rounds."));
    }

    private static Catalog catalog(Map<String, Offer<HandlerFactory, HandlerKind<?>>> handlers) {
        return new Catalog(Map.of(), handlers, Map.of(), Map.of());
    }

    private static Configuration home(HandlerPlan... handlers) {
        return configuration("home", handlers);
    }

    private static Configuration configuration(String id, HandlerPlan... handlers) {
        var messages = new TreeMap<>(Map.of("weather", MessagePlan.of("weather")));
        var task =
                new TaskPlan(
                        "tidy",
                        new TaskPlan.Source.OfHandler("a"),
                        "tidy",
                        Values.NONE,
                        Trigger.AS_NEEDED,
                        Optional.empty(),
                        false);
        return new Configuration(
                id,
                messages,
                new TreeMap<>(),
                new TreeMap<>(
                        Stream.of(handlers)
                                .collect(Collectors.toMap(HandlerPlan::name, Function.identity()))),
                new TreeMap<>(),
                new TreeMap<>(Map.of("tidy", task)));
    }
}
