package io.postern.app.run;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says who ends the process from within, while it is open: a plugin that calls {@code System.exit}
 * would leave no trace.
 */
final class ExitWitness {

    private static final Logger LOG = LoggerFactory.getLogger("io.postern.Gateway");
    private static final Set<String> WAYS_OUT = Set.of("java.lang.System", "java.lang.Runtime");

    private final Thread hook = new Thread(ExitWitness::tell, "exit-witness");

    private ExitWitness() {}

    static ExitWitness open() {
        var witness = new ExitWitness();
        Runtime.getRuntime().addShutdownHook(witness.hook);
        return witness;
    }

    private static void tell() {
        Thread.getAllStackTraces()
                .forEach((thread, stack) -> caller(stack).ifPresent(who -> tell(thread, who)));
    }

    private static void tell(Thread thread, StackTraceElement who) {
        LOG.error(
                "the gateway ends at once: {} called System.exit on thread \"{}\"; a plugin must not"
                        + " do that: mend or remove it",
                who,
                thread.getName());
    }

    /** Who called it: the line below, where a stack has one. */
    private static Optional<StackTraceElement> caller(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .dropWhile(line -> !isWayOut(line))
                .dropWhile(ExitWitness::isWayOut)
                .findFirst();
    }

    private static boolean isWayOut(StackTraceElement line) {
        return WAYS_OUT.contains(line.getClassName()) && line.getMethodName().equals("exit");
    }

    /** The process ends as it should. */
    void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // then it has told, or is telling
        }
    }
}
