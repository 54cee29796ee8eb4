package io.postern.app.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.Test;

/** What no class does, or only the one that is there for it. */
class HabitsTest {

    private static final String[] CORE = {
        "io.postern.address",
        "io.postern.carrier",
        "io.postern.chain",
        "io.postern.delivery..",
        "io.postern.gateway..",
        "io.postern.handler",
        "io.postern.journal..",
        "io.postern.office",
        "io.postern.store",
        "io.postern.task"
    };

    private static final Set<String> EXECUTORS =
            Set.of("newFixedThreadPool", "newSingleThreadExecutor", "newCachedThreadPool");

    @Test
    void onlyTimeKnowsTheClock() {
        var clock =
                Map.of(
                        "java.time.Instant", Set.of("now"),
                        "java.time.LocalDate", Set.of("now"),
                        "java.time.LocalDateTime", Set.of("now"),
                        "java.time.OffsetDateTime", Set.of("now"),
                        "java.time.ZonedDateTime", Set.of("now"),
                        "java.lang.System", Set.of("nanoTime", "currentTimeMillis"),
                        "java.lang.Thread", Set.of("sleep"));

        noClasses()
                .that()
                .resideOutsideOfPackage("io.postern.time")
                .and()
                // a thread that waits for sockets has to know for how long
                .doNotHaveFullyQualifiedName("io.postern.mqtt.stream.Loop")
                .should()
                .accessTargetWhere(isOneOf(clock))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.Timer.class)
                .check(Shipped.CLASSES);
    }

    /** So that a simulation can give them otherwise; what it cannot see it cannot prove. */
    @Test
    void onlyTimeMakesThreadsAndWaitsWhereMessagesMove() {
        var machine =
                Map.of(
                        "java.lang.Thread", Set.of("<init>", "start", "join"),
                        "java.lang.Object", Set.of("wait"),
                        "java.util.concurrent.ThreadPoolExecutor", Set.of("<init>"),
                        "java.util.concurrent.Executors", EXECUTORS,
                        "java.util.concurrent.CountDownLatch", Set.of("await"),
                        "java.util.concurrent.Semaphore", Set.of("acquire"),
                        "java.util.concurrent.CompletableFuture", Set.of("get", "orTimeout"),
                        "java.util.Random", Set.of("<init>"),
                        "java.util.SplittableRandom", Set.of("<init>"),
                        "java.util.random.RandomGenerator", Set.of("getDefault"));

        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .accessTargetWhere(isOneOf(machine))
                .check(Shipped.CLASSES);
    }

    /** So that a simulated disk can stand in its place. */
    @Test
    void whatWaitsOnDiskGoesThroughOneDoor() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.postern.journal", "io.postern.store", "io.postern.delivery..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.nio.file.Files")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.nio.channels..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.(File|FileInput|FileOutput|RandomAccessFile).*")
                .check(Shipped.CLASSES);
    }

    @Test
    void onlyTheSessionReadsTheSurroundings() {
        var surroundings =
                Map.of(
                        "java.lang.System", Set.of("getProperty", "getProperties", "getenv"),
                        "java.lang.Boolean", Set.of("getBoolean"),
                        "java.lang.Integer", Set.of("getInteger"),
                        "java.lang.Long", Set.of("getLong"));

        outside("io.postern.app.session", surroundings).check(Shipped.CLASSES);
    }

    @Test
    void onlyTheSessionSpeaksToTheTerminal() {
        var terminal =
                Map.of(
                        "java.lang.System", Set.of("out", "err", "in", "console"),
                        "java.io.FileDescriptor", Set.of("out", "err", "in"));

        outside("io.postern.app.session", terminal).check(Shipped.CLASSES);
        noClasses().should().callMethod(Throwable.class, "printStackTrace").check(Shipped.CLASSES);
    }

    @Test
    void onlyTheAppEndsTheProcess() {
        var end =
                Map.of(
                        "java.lang.System",
                        Set.of("exit"),
                        "java.lang.Runtime",
                        Set.of("halt", "exit"));

        outside("io.postern.app..", end).check(Shipped.CLASSES);
    }

    @Test
    void nothingStaticChanges() {
        fields().that()
                .areStatic()
                .should()
                .beFinal()
                .andShould()
                .notHaveRawType(changes())
                .check(Shipped.CLASSES);
    }

    private static DescribedPredicate<JavaClass> changes() {
        return DescribedPredicate.describe(
                "that changes",
                type ->
                        isAtomic(type)
                                || type.isAssignableTo(ConcurrentMap.class)
                                || type.isAssignableTo(Queue.class)
                                || type.isAssignableTo(ThreadLocal.class));
    }

    /** An updater has no state of its own: it is how another object's field is changed. */
    private static boolean isAtomic(JavaClass type) {
        return type.getPackageName().equals("java.util.concurrent.atomic")
                && !type.getSimpleName().endsWith("FieldUpdater");
    }

    private static ArchRule outside(String home, Map<String, Set<String>> members) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .accessTargetWhere(isOneOf(members));
    }

    private static DescribedPredicate<JavaAccess<?>> isOneOf(Map<String, Set<String>> members) {
        return DescribedPredicate.describe(
                "it is one of " + members,
                access ->
                        members.getOrDefault(access.getTargetOwner().getFullName(), Set.of())
                                .contains(access.getTarget().getName()));
    }
}
