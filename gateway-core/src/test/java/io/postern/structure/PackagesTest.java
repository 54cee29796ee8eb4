package io.postern.structure;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader goes from package to package, and never in a circle. */
class PackagesTest {

    private static final JavaClasses CORE =
            new ClassFileImporter()
                    .withImportOption(location -> !location.contains("test"))
                    .importPackages("io.postern");

    @Test
    void packagesStandOnOneAnotherWithoutCircles() {
        slices().matching("io.postern.(*)..").should().beFreeOfCycles().check(CORE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plugin", "api"})
    void noCircleIsInsideAPackageEither(String parent) {
        slices().matching("io.postern." + parent + ".(*)..").should().beFreeOfCycles().check(CORE);
    }
}
