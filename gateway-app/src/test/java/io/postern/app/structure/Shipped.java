package io.postern.app.structure;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.util.List;

/** Every class of the distribution that is ours, each known by the module it comes from. */
final class Shipped {

    static final String API = "gateway-api";
    static final String OPS = "gateway-ops";
    static final String CONFIG = "gateway-config";
    static final String STORE = "gateway-store";
    static final String CORE = "gateway-core";
    static final String HOST = "gateway-host";
    static final String APP = "gateway-app";
    static final String SIMULATORS = "simulators";
    private static final List<String> FIXED =
            List.of(API, OPS, CONFIG, STORE, CORE, HOST, APP, SIMULATORS);

    static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(Shipped::isShipped)
                    .importPackages("io.postern");

    private Shipped() {}

    private static boolean isShipped(Location location) {
        return !location.contains("/test-classes/")
                && !location.contains("-tests.jar")
                && !location.contains("/gateway-testing/");
    }

    /**
     * Of one of the modules; classes lie in its target folder, or in its folder of a repository.
     */
    static DescribedPredicate<JavaClass> of(String... modules) {
        return DescribedPredicate.describe(
                "of " + String.join(", ", modules),
                type -> List.of(modules).stream().anyMatch(module -> isOf(type, module)));
    }

    /** Of a module that is none of the fixed ones. */
    static DescribedPredicate<JavaClass> plugins() {
        return DescribedPredicate.describe(
                "of a plugin",
                type -> isOurs(type) && FIXED.stream().noneMatch(module -> isOf(type, module)));
    }

    /** Not ours, but for Java and what every class may know: the marks for null. */
    static DescribedPredicate<JavaClass> foreignBut(String... packages) {
        return DescribedPredicate.describe(
                "of another library than " + List.of(packages),
                type ->
                        !isOurs(type)
                                && !isPlain(type)
                                && List.of(packages).stream().noneMatch(type(type)::startsWith));
    }

    private static boolean isPlain(JavaClass type) {
        return type.isPrimitive()
                || type.isArray()
                || type(type).startsWith("java.")
                || type(type).startsWith("javax.net.")
                || type(type).startsWith("jdk.net.")
                || type(type).startsWith("javax.crypto.")
                || type(type).startsWith("javax.security.")
                || type(type).startsWith("org.jspecify.");
    }

    private static boolean isOurs(JavaClass type) {
        return type(type).startsWith("io.postern.");
    }

    private static String type(JavaClass type) {
        return type.getBaseComponentType().getFullName();
    }

    private static boolean isOf(JavaClass type, String module) {
        return type.getBaseComponentType()
                .getSource()
                .map(source -> source.getUri().toString().contains("/" + module + "/"))
                .orElse(false);
    }
}
