package io.postern.event;

import io.postern.api.context.Time;
import io.postern.api.text.DurationText;
import io.postern.carrier.LinkState;
import io.postern.carrier.LinkState.Phase;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;

/**
 * Says in the log how links are: the first changes at once, then once a window, so that one that
 * comes and goes does not fill it. What it says is so when it says it. Any thread may use it.
 */
final class LinkLog implements AutoCloseable {

    private static final int MOST_LOSSES = 2;
    private static final int MOST_TROUBLES = 5;

    private final Logger log;
    private final Time time;
    private final Duration window;
    private final Map<String, Story> stories = new HashMap<>();

    LinkLog(Logger log, Time time, Duration window) {
        this.log = log;
        this.time = time;
        this.window = window;
    }

    /** What one link did, in this window. */
    private final class Story {

        private final String subject;
        private final Time.Timer timer;
        private final Set<String> troubles = new HashSet<>();
        private boolean up;
        private boolean saidUp;
        private boolean flaps;
        private boolean changed;
        private int losses;
        private long downSince = time.nanos();
        private String trouble = "";

        Story(String subject) {
            this.subject = subject;
            timer = time.every(window, () -> endWindowOf(this));
        }

        private boolean isTold() {
            return !flaps && losses <= MOST_LOSSES;
        }

        void returned() {
            up = true;
            changed = true;
            troubles.clear();
            if (isTold()) {
                sayUp();
            }
        }

        private void sayUp() {
            saidUp = true;
            log.info("{} is up", subject);
        }

        void down(String why) {
            if (up) {
                losses++;
                downSince = time.nanos();
            }
            up = false;
            changed = true;
            trouble = why;
            if (isTold() && troubles.size() < MOST_TROUBLES && troubles.add(why)) {
                saidUp = false;
                log.warn("{} is down: {}", subject, why);
            }
        }

        /** Says whether there may be more to say. */
        boolean endWindow() {
            flaps = losses > MOST_LOSSES || flaps && losses > 0;
            if (flaps) {
                sayItFlaps();
            } else if (!up) {
                sayItIsStillDown();
            } else if (!saidUp) {
                sayUp();
            }
            boolean more = changed || !up;
            changed = false;
            losses = 0;
            troubles.clear();
            if (!up) {
                troubles.add(trouble);
            }
            return more;
        }

        private void sayItFlaps() {
            saidUp = up;
            log.warn(
                    "{} comes and goes: lost {} in the last {} s, {} now; {}{}",
                    subject,
                    losses == 1 ? "once" : losses + " times",
                    window.toSeconds(),
                    up ? "up" : "down",
                    up ? "the last time: " : "",
                    trouble);
        }

        /** Where it is down for a moment only, that was just said. */
        private void sayItIsStillDown() {
            var lasts = Duration.ofNanos(time.nanos() - downSince);
            if (lasts.multipliedBy(2).compareTo(window) >= 0) {
                log.warn(
                        "{} is still down, for {}: {}",
                        subject,
                        DurationText.rough(lasts),
                        trouble);
            }
        }
    }

    synchronized void changed(String carrier, String link, LinkState state) {
        if (state.phase() == Phase.UP) {
            story(carrier, link).returned();
        } else if (state.phase() == Phase.DOWN && state.trouble().isEmpty()) {
            gone(carrier, link);
        } else if (state.phase() == Phase.DOWN) {
            story(carrier, link).down(state.trouble().orElseThrow());
        }
    }

    private Story story(String carrier, String link) {
        return stories.computeIfAbsent(subject(carrier, link), Story::new);
    }

    private static String subject(String carrier, String link) {
        return "carrier " + carrier + ": " + link;
    }

    /** It was closed on purpose, or is no more. */
    synchronized void gone(String carrier, String link) {
        Optional.ofNullable(stories.remove(subject(carrier, link)))
                .ifPresent(story -> story.timer.cancel());
    }

    private synchronized void endWindowOf(Story story) {
        if (stories.get(story.subject) == story && !story.endWindow()) {
            stories.remove(story.subject);
            story.timer.cancel();
        }
    }

    @Override
    public synchronized void close() {
        stories.values().forEach(story -> story.timer.cancel());
        stories.clear();
    }
}
