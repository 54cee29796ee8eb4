package io.postern.app.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.postern.app.structure.House.API;
import static io.postern.app.structure.House.APP;
import static io.postern.app.structure.House.CORE;
import static io.postern.app.structure.House.OPS;
import static io.postern.app.structure.House.SIMULATORS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dependencies point one way: plugins, api, core, app. */
class DependenciesTest {

    @Test
    void knowsTheModuleOfEveryClass() {
        var counts =
                House.CLASSES.stream()
                        .collect(Collectors.groupingBy(this::module, Collectors.counting()));

        assertThat(counts.keySet())
                .containsExactlyInAnyOrder(API, OPS, CORE, APP, SIMULATORS, "a plugin");
    }

    private String module(JavaClass type) {
        return Set.of(API, OPS, CORE, APP, SIMULATORS).stream()
                .filter(module -> House.of(module).test(type))
                .findFirst()
                .orElse("a plugin");
    }

    @Test
    void theApiStandsAlone() {
        noClasses()
                .that(House.of(API))
                .should()
                .dependOnClassesThat(House.of(OPS, CORE, APP).or(House.plugins()))
                .orShould()
                .dependOnClassesThat(House.foreignBut())
                .because("authors of plugins get nothing but Java with it")
                .check(House.CLASSES);
    }

    @Test
    void theOperatingApiStandsOnTheApiOnly() {
        noClasses()
                .that(House.of(OPS))
                .should()
                .dependOnClassesThat(House.of(CORE, APP).or(House.plugins()))
                .orShould()
                .dependOnClassesThat(House.foreignBut())
                .check(House.CLASSES);
    }

    @Test
    void pluginsStandOnTheApiOnly() {
        noClasses()
                .that(House.plugins())
                .should()
                .dependOnClassesThat(House.of(OPS, CORE, APP))
                .because("the house's own plugins are plugins like any stranger's")
                .check(House.CLASSES);
    }

    @Test
    void simulatorsStandOnNothingOfOurs() {
        noClasses()
                .that(House.of(SIMULATORS))
                .should()
                .dependOnClassesThat(House.of(API, OPS, CORE, APP).or(House.plugins()))
                .orShould()
                .dependOnClassesThat(House.foreignBut("org.slf4j."))
                .because("they are the devices, not the gateway")
                .check(House.CLASSES);
    }

    @Test
    void simulatorsAreKnownOnlyWhereTheyAreRun() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.postern.simulate..",
                        "io.postern.app.simulate..",
                        "io.postern.app.demo..")
                .should()
                .dependOnClassesThat(House.of(SIMULATORS))
                .because("no other command is to load them")
                .check(House.CLASSES);
    }

    /** What each of the house's plugins may bring along, besides SLF4J. */
    private static final Map<String, String[]> BROUGHT =
            Map.of(
                    "io.postern.mqtt",
                    new String[] {
                        "com.hivemq.", "io.netty.", "io.reactivex.", "org.reactivestreams."
                    },
                    "io.postern.serial",
                    new String[] {"com.fazecast.jSerialComm."},
                    "io.postern.broker",
                    new String[] {"org.apache.activemq.", "io.netty."});

    @Test
    void eachPluginKnowsOnlyItsOwnLibraries() {
        for (var one : pluginPackages()) {
            var libraries = new ArrayList<>(List.of("org.slf4j."));
            libraries.addAll(List.of(BROUGHT.getOrDefault(one, new String[0])));
            noClasses()
                    .that(House.plugins())
                    .and()
                    .resideInAPackage(one + "..")
                    .should()
                    .dependOnClassesThat(House.foreignBut(libraries.toArray(new String[0])))
                    .check(House.CLASSES);
        }
    }

    @Test
    void onlyOnePackageKnowsTheInsideOfTheMqttLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.postern.mqtt.wire")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.hivemq.client.internal..")
                .because("it is to be looked through whenever the library changes")
                .check(House.CLASSES);
    }

    @Test
    void noPluginKnowsAnother() {
        var packages = pluginPackages();

        for (var one : packages) {
            noClasses()
                    .that(House.plugins())
                    .and()
                    .resideInAPackage(one + "..")
                    .should()
                    .dependOnClassesThat(
                            House.plugins()
                                    .and(JavaClass.Predicates.resideOutsideOfPackage(one + "..")))
                    .check(House.CLASSES);
        }
    }

    @Test
    void theCoreKnowsNeitherPluginNorApp() {
        noClasses()
                .that(House.of(CORE))
                .should()
                .dependOnClassesThat(House.of(APP).or(House.plugins()))
                .check(House.CLASSES);
    }

    @Test
    void theCoreNamesNoPluginsPackage() {
        var packages = Pattern.compile("(" + String.join("|", pluginPackages()) + ")\\b");

        var naming =
                Sources.main(CORE).stream()
                        .filter(file -> packages.matcher(Sources.text(file)).find());

        assertThat(naming).isEmpty();
    }

    @Test
    void theAppsPackagesHaveNoCircles() {
        slices().matching("io.postern.app.(*)..").should().beFreeOfCycles().check(House.CLASSES);
    }

    @Test
    void onlyTheAppReadsCommandLines() {
        noClasses()
                .that(House.of(API, OPS, CORE).or(House.plugins()))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(House.CLASSES);
    }

    @Test
    void loadersAndServersAreKnownInOnePackageOfTheCore() {
        isKnownOnlyIn("org.pf4j", "io.postern.plugin..");
        isKnownOnlyIn("io.netty", "io.postern.http..", "io.postern.mqtt..", "io.postern.broker..");
        isKnownOnlyIn("io.micrometer", "io.postern.metrics..");
        isKnownOnlyIn("ch.qos.logback", "io.postern.logging..");
        isKnownOnlyIn("org.snakeyaml", "io.postern.config.document..");
        isKnownOnlyIn("tools.jackson", "io.postern.content..");
    }

    private static void isKnownOnlyIn(String library, String... homes) {
        noClasses()
                .that()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library + "..")
                .check(House.CLASSES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tools.jackson.databind.ObjectMapper",
                "com.fasterxml.jackson.databind.ObjectMapper"
            })
    void jacksonsDatabindIsNotThereAtRunTime(String type) {
        assertThatThrownBy(() -> Class.forName(type)).isInstanceOf(ClassNotFoundException.class);
    }

    private static Set<String> pluginPackages() {
        return House.CLASSES.stream()
                .filter(House.plugins())
                .map(JavaClass::getPackageName)
                .map(name -> name.split("\\."))
                .map(parts -> parts[0] + "." + parts[1] + "." + parts[2])
                .collect(Collectors.toSet());
    }
}
