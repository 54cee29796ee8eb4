package io.postern.api.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class FatalTest {

    private final List<Throwable> told = new ArrayList<>();

    /** What the last resort of its thread is told of a fault. */
    private List<Throwable> check(Throwable fault) throws InterruptedException {
        var thread =
                new Thread(
                        () -> {
                            try {
                                Fatal.check(fault);
                            } catch (VirtualMachineError end) {
                                told.add(end);
                            }
                        });
        thread.setUncaughtExceptionHandler((of, end) -> told.add(end));
        thread.start();
        thread.join();
        return told;
    }

    @Test
    void whatTheWholeProcessSuffersFromIsToldAndGoesOn() throws Exception {
        var noMemory = new OutOfMemoryError("Java heap space");

        assertThat(check(noMemory)).containsExactly(noMemory, noMemory);
    }

    @Test
    void findsItInWhatALibraryMadeOfIt() throws Exception {
        var broken = new InternalError("as a test");

        assertThat(check(new CompletionException(new RuntimeException(broken))))
                .containsExactly(broken, broken);
    }

    @Test
    void everythingElseIsNoConcernOfTheProcess() {
        assertThatCode(
                        () -> {
                            Fatal.check(new StackOverflowError());
                            Fatal.check(new AssertionError());
                            Fatal.check(new NoClassDefFoundError());
                            Fatal.check(new IllegalStateException());
                        })
                .doesNotThrowAnyException();
    }
}
