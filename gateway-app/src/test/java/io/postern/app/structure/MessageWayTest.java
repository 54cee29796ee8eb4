package io.postern.app.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A message's way as the overview draws it is the way through the code, and stays short. */
class MessageWayTest {

    private static final Path PAGE = Path.of("../docs/overview.md");
    private static final Pattern STEP = Pattern.compile("(\\w+)\\.(\\w+)( .*)?");
    private static final Pattern NAME = Pattern.compile("\\w+");

    private final List<Step> steps = steps();

    /** One line of the drawing. */
    private record Step(JavaClass type, String method, List<JavaClass> with) {}

    @Test
    void eachStepCallsTheNext() {
        for (int at = 1; at < steps.size(); at++) {
            var step = steps.get(at - 1);
            var next = steps.get(at);

            assertThat(whole(step.type()).anyMatch(part -> calls(part, next)))
                    .as("%s calls %s.%s", step.type(), next.type(), next.method())
                    .isTrue();
        }
    }

    @Test
    void eachStepUsesWhatIsDrawnBesideIt() {
        for (var step : steps) {
            for (var used : step.with()) {
                var all = new ArrayList<>(step.with());
                all.add(step.type());
                assertThat(all.stream().flatMap(MessageWayTest::whole))
                        .as("%s uses %s", step.type(), used)
                        .anyMatch(part -> uses(part, used));
            }
        }
    }

    @Test
    void isShort() {
        Set<JavaClass> all = new LinkedHashSet<>();
        for (var step : steps) {
            all.add(step.type());
            all.addAll(step.with());
        }

        assertThat(steps).hasSizeBetween(10, 14);
        assertThat(all).hasSizeLessThanOrEqualTo(24);
    }

    private static boolean calls(JavaClass from, Step to) {
        return from.getCodeUnitAccessesFromSelf().stream()
                .filter(call -> call.getTarget().getName().equals(to.method()))
                .anyMatch(call -> whole(to.type()).anyMatch(part -> isOf(call, part)));
    }

    /** Of the class itself, or of what it is to its caller. */
    private static boolean isOf(JavaCodeUnitAccess<?> call, JavaClass type) {
        return type.isAssignableTo(call.getTargetOwner().getName())
                && type.getMethods().stream()
                        .anyMatch(method -> method.getName().equals(call.getTarget().getName()));
    }

    private static boolean uses(JavaClass from, JavaClass used) {
        return from.getDirectDependenciesFromSelf().stream()
                .anyMatch(
                        one ->
                                !from.equals(used)
                                        && used.isAssignableTo(one.getTargetClass().getName())
                                        && isOurs(one.getTargetClass()));
    }

    private static boolean isOurs(JavaClass type) {
        return type.getName().startsWith("io.postern.");
    }

    /** A class with those inside of it. */
    private static Stream<JavaClass> whole(JavaClass type) {
        return Shipped.CLASSES.stream()
                .filter(one -> one.equals(type) || one.getName().startsWith(type.getName() + "$"));
    }

    private static List<Step> steps() {
        try {
            var page = Files.readString(PAGE);
            var drawn = page.substring(page.indexOf("<!-- way -->"));
            return drawn.lines()
                    .limit(drawn.lines().toList().indexOf("```"))
                    .map(STEP::matcher)
                    .filter(line -> line.matches())
                    .map(line -> new Step(named(line.group(1)), line.group(2), all(line.group(3))))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<JavaClass> all(String rest) {
        return rest == null
                ? List.of()
                : NAME.matcher(rest).results().map(name -> named(name.group())).toList();
    }

    private static JavaClass named(String name) {
        return Shipped.CLASSES.stream()
                .filter(type -> type.getSimpleName().equals(name) && isOurs(type))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no class is called " + name));
    }
}
