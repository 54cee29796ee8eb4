package io.postern.app.soak;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** Waits until a gateway holds the same at two looks: threads of idle lanes end after a while. */
final class Settled {

    private static final Duration BETWEEN = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Settled() {}

    static SoakFootprint footprint(SoakSite site) {
        var looks = new Looks(site);
        await().atMost(PATIENCE).pollInterval(BETWEEN).until(looks::isSame);
        return looks.last;
    }

    private static final class Looks {

        private final SoakSite site;
        private SoakFootprint last = new SoakFootprint(0, 0, 0, 0);

        Looks(SoakSite site) {
            this.site = site;
        }

        boolean isSame() throws Exception {
            var before = last;
            last = SoakFootprint.of(site);
            return last.threads() == before.threads()
                    && last.handles() == before.handles()
                    && last.loaders() == before.loaders();
        }
    }
}
