package io.postern.simulate.benchlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;

/** Racks of either kind, for tests. */
final class Racks {

    static final String GREETING = "42454E43484C414200";

    private Racks() {}

    static RackPlan plan(String kind, int count) {
        return kind.equals("pty")
                ? RackPlan.onPtys(count)
                : RackPlan.onTcp(count, InetAddress.getLoopbackAddress(), 0);
    }

    static BenchlabRack rack(String kind, int count) throws IOException {
        return BenchlabRack.open(plan(kind, count), Watcher.NONE);
    }

    static void assertNothingIsLeft() {
        await().untilAsserted(
                        () -> {
                            assertThat(Thread.getAllStackTraces().keySet())
                                    .extracting(Thread::getName)
                                    .noneMatch(name -> name.startsWith("benchlab-"));
                            assertThat(ProcessHandle.current().children()).isEmpty();
                        });
    }
}
