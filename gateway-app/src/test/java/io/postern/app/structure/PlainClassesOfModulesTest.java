package io.postern.app.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A module whose lambdas and records are left to the start would only start slower, and nobody
 * would know.
 */
class PlainClassesOfModulesTest {
    private static final Pattern MODULE = Pattern.compile("/([^/]+)/(target|[0-9.]+)/");

    @Test
    void everyModuleOfAStartHasThem() {
        var modules = modules(type -> true);
        // it starts when a broker is configured
        modules.remove("carriers-broker-server");

        assertThat(modules).hasSizeGreaterThan(12);
        assertThat(modules(PlainClassesOfModulesTest::isMade)).isEqualTo(modules);
    }

    private static boolean isMade(JavaClass type) {
        return type.getName().contains("$$Lambda")
                || type.getMethods().stream()
                        .anyMatch(method -> method.getName().startsWith("record$"));
    }

    private static Set<String> modules(Predicate<JavaClass> chosen) {
        return Shipped.CLASSES.stream()
                .filter(chosen)
                .map(PlainClassesOfModulesTest::module)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String module(JavaClass type) {
        var place = MODULE.matcher(type.getSource().orElseThrow().getUri().toString());
        assertThat(place.find()).isTrue();
        return place.group(1);
    }
}
