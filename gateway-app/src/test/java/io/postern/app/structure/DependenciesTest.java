package io.postern.app.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.postern.app.structure.Shipped.API;
import static io.postern.app.structure.Shipped.APP;
import static io.postern.app.structure.Shipped.CONFIG;
import static io.postern.app.structure.Shipped.CORE;
import static io.postern.app.structure.Shipped.HOST;
import static io.postern.app.structure.Shipped.OPS;
import static io.postern.app.structure.Shipped.SIMULATORS;
import static io.postern.app.structure.Shipped.STORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dependencies point one way: plugins, api, config, store, core, host, app. */
class DependenciesTest {

    @Test
    void knowsTheModuleOfEveryClass() {
        var counts =
                Shipped.CLASSES.stream()
                        .collect(Collectors.groupingBy(this::module, Collectors.counting()));

        assertThat(counts.keySet())
                .containsExactlyInAnyOrder(
                        API, OPS, CONFIG, STORE, CORE, HOST, APP, SIMULATORS, "a plugin");
    }

    private String module(JavaClass type) {
        return Set.of(API, OPS, CONFIG, STORE, CORE, HOST, APP, SIMULATORS).stream()
                .filter(module -> Shipped.of(module).test(type))
                .findFirst()
                .orElse("a plugin");
    }

    @Test
    void theApiStandsAlone() {
        noClasses()
                .that(Shipped.of(API))
                .should()
                .dependOnClassesThat(
                        Shipped.of(OPS, CONFIG, STORE, CORE, HOST, APP).or(Shipped.plugins()))
                .orShould()
                .dependOnClassesThat(Shipped.foreignBut())
                .because("authors of plugins get nothing but Java with it")
                .check(Shipped.CLASSES);
    }

    @Test
    void theOperatingApiStandsOnTheApiOnly() {
        noClasses()
                .that(Shipped.of(OPS))
                .should()
                .dependOnClassesThat(
                        Shipped.of(CONFIG, STORE, CORE, HOST, APP).or(Shipped.plugins()))
                .orShould()
                .dependOnClassesThat(Shipped.foreignBut())
                .check(Shipped.CLASSES);
    }

    @Test
    void pluginsStandOnTheApiOnly() {
        noClasses()
                .that(Shipped.plugins())
                .should()
                .dependOnClassesThat(Shipped.of(OPS, CONFIG, STORE, CORE, HOST, APP))
                .because("our own plugins are plugins like any stranger's")
                .check(Shipped.CLASSES);
    }

    @Test
    void simulatorsStandOnNothingOfOurs() {
        noClasses()
                .that(Shipped.of(SIMULATORS))
                .should()
                .dependOnClassesThat(
                        Shipped.of(API, OPS, CONFIG, STORE, CORE, HOST, APP).or(Shipped.plugins()))
                .orShould()
                .dependOnClassesThat(Shipped.foreignBut("org.slf4j."))
                .because("they are the devices, not the gateway")
                .check(Shipped.CLASSES);
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
                .dependOnClassesThat(Shipped.of(SIMULATORS))
                .because("no other command is to load them")
                .check(Shipped.CLASSES);
    }

    /** What each of our plugins may bring along, besides SLF4J. */
    private static final Map<String, String[]> BROUGHT =
            Map.of(
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
                    .that(Shipped.plugins())
                    .and()
                    .resideInAPackage(one + "..")
                    .should()
                    .dependOnClassesThat(Shipped.foreignBut(libraries.toArray(new String[0])))
                    .check(Shipped.CLASSES);
        }
    }

    @Test
    void noPluginKnowsAnother() {
        var packages = pluginPackages();

        for (var one : packages) {
            noClasses()
                    .that(Shipped.plugins())
                    .and()
                    .resideInAPackage(one + "..")
                    .should()
                    .dependOnClassesThat(
                            Shipped.plugins()
                                    .and(JavaClass.Predicates.resideOutsideOfPackage(one + "..")))
                    .check(Shipped.CLASSES);
        }
    }

    @Test
    void configurationStandsOnTheApis() {
        noClasses()
                .that(Shipped.of(CONFIG))
                .should()
                .dependOnClassesThat(Shipped.of(STORE, CORE, HOST, APP).or(Shipped.plugins()))
                .check(Shipped.CLASSES);
    }

    @Test
    void whatIsKeptKnowsNothingOfWhoMovesIt() {
        noClasses()
                .that(Shipped.of(STORE))
                .should()
                .dependOnClassesThat(Shipped.of(CORE, HOST, APP).or(Shipped.plugins()))
                .check(Shipped.CLASSES);
    }

    @Test
    void whatMovesMessagesKnowsNeitherItsHostNorAPlugin() {
        noClasses()
                .that(Shipped.of(CORE))
                .should()
                .dependOnClassesThat(Shipped.of(HOST, APP).or(Shipped.plugins()))
                .check(Shipped.CLASSES);
    }

    @Test
    void theHostKnowsNeitherPluginNorApp() {
        noClasses()
                .that(Shipped.of(HOST))
                .should()
                .dependOnClassesThat(Shipped.of(APP).or(Shipped.plugins()))
                .check(Shipped.CLASSES);
    }

    @Test
    void theGatewayNamesNoPluginsPackage() {
        var packages = Pattern.compile("(" + String.join("|", pluginPackages()) + ")\\b");

        var naming =
                Stream.of(CONFIG, STORE, CORE, HOST)
                        .flatMap(module -> Sources.main(module).stream())
                        .filter(file -> packages.matcher(Sources.text(file)).find());

        assertThat(naming).isEmpty();
    }

    @Test
    void noPackagesOfAnyModuleStandInACircle() {
        slices().matching("io.postern.(**)").should().beFreeOfCycles().check(Shipped.CLASSES);
    }

    @Test
    void onlyTheAppReadsCommandLines() {
        noClasses()
                .that(Shipped.of(API, OPS, CONFIG, STORE, CORE, HOST).or(Shipped.plugins()))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(Shipped.CLASSES);
    }

    @Test
    void loadersAndServersAreKnownInOnePackage() {
        isKnownOnlyIn("org.pf4j", "io.postern.plugin..");
        isKnownOnlyIn("io.netty", "io.postern.http..", "io.postern.broker..");
        isKnownOnlyIn("io.micrometer", "io.postern.metrics..");
        isKnownOnlyIn("ch.qos.logback", "io.postern.logging..");
        isKnownOnlyIn("org.snakeyaml", "io.postern.config.yaml..");
        isKnownOnlyIn("tools.jackson");
    }

    private static void isKnownOnlyIn(String library, String... homes) {
        noClasses()
                .that()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library + "..")
                .check(Shipped.CLASSES);
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
        return Shipped.CLASSES.stream()
                .filter(Shipped.plugins())
                .map(JavaClass::getPackageName)
                .map(name -> name.split("\\."))
                .map(parts -> parts[0] + "." + parts[1] + "." + parts[2])
                .collect(Collectors.toSet());
    }
}
