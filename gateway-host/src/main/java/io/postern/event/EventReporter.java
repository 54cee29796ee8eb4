package io.postern.event;

import io.postern.alarm.AlarmMessages;
import io.postern.alarm.Alarms;
import io.postern.api.context.Time;
import io.postern.carrier.LinkListener;
import io.postern.carrier.LinkState;
import io.postern.office.AddressCounters;
import io.postern.ops.DeadLetters.DeadLetter;
import io.postern.ops.Event;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in log and events what happens to links and messages; what repeats is not said each time.
 */
public final class EventReporter implements LinkListener, AddressCounters.Listener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("io.postern.Gateway");
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofSeconds(10);

    private static final Map<String, String> LOSSES =
            Map.of(
                    "overrun",
                    "what waits fills its share of memory, and its source cannot wait; `postern"
                            + " status` shows which link is down, which handler or device is slow"
                            + " (over MQTT, sources of QoS 1 wait)",
                    "queue_full",
                    "what waits on disk fills what its `queue` allows, or others fill the disk; what"
                            + " goes is up to `when_full`; `postern status` shows which link is down",
                    "evicted",
                    "there were more ids than `most_ids`, or more bytes than its type's share of"
                            + " memory, before it sent them; let it send more often, or on_message");

    private final Time time;
    private final EventHub events;
    private final Alarms alarms;
    private final RateLimitedLog repeated;
    private final LinkLog news;
    private final FailureLog failures;

    /**
     * @param alarms told of what is lost and what dies
     */
    public EventReporter(Time time, EventHub events, Alarms alarms) {
        this.time = time;
        this.events = events;
        this.alarms = alarms;
        this.repeated = new RateLimitedLog(LOG, time, WINDOW);
        this.news = new LinkLog(LOG, time, WINDOW);
        this.failures = new FailureLog(LOG, repeated);
    }

    @Override
    public void changed(String carrier, String link, LinkState state) {
        news.changed(carrier, link, state);
        var trouble = state.trouble().orElse("");
        events.tell(
                new Event.LinkChanged(time.now(), carrier, link, state.phase().word(), trouble));
    }

    @Override
    public void gone(String carrier, String link, String why) {
        news.gone(carrier, link);
        LOG.info("carrier {}: link {} is gone: {}", carrier, link, why);
        events.tell(new Event.LinkChanged(time.now(), carrier, link, "gone", why));
    }

    /** A message went to the dead-letter box. */
    public void died(DeadLetter letter) {
        repeated.warn(
                // what is quoted differs from message to message, such as the topic
                letter.address() + "/" + letter.reason().replaceAll("\"[^\"]*\"", ""),
                () -> "address " + letter.address() + ": dead letter: " + letter.reason());
        if (!letter.messageType().equals(AlarmMessages.TYPE)) {
            alarms.happened(
                    letter.address(), "dead_letter", () -> "dead letter: " + letter.reason());
        }
        events.tell(new Event.MessageDead(time.now(), letter.address(), letter.reason()));
    }

    /** Only where it is a loss that nobody asked for; the rest are rules of the configuration. */
    @Override
    public void dropped(String name, String reason) {
        if (LOSSES.containsKey(reason)) {
            repeated.warn(name + "/" + reason, () -> name + ": " + loss(reason));
            alarms.happened(name, reason, () -> loss(reason));
        }
    }

    private static String loss(String reason) {
        return "dropped, counted " + reason + ": " + LOSSES.get(reason);
    }

    /** Several sensors that are one to the gateway would lose messages without a word. */
    @Override
    public void nameless(String name, String type, String field) {
        LOG.warn(
                "{}: a message of type \"{}\" has no field \"{}\" to say whose it is: all such count"
                        + " as one sensor's, \"default\", of which a sender by the clock sends only the"
                        + " newest; name the right field with \"id_field\", or the level of the topic"
                        + " with \"id_level\", in the receive address (the field also in"
                        + " messages/{}.json)",
                name,
                type,
                field,
                type);
    }

    @Override
    public void notNow(String name, String why) {
        repeated.warn(
                name + "/not now",
                () ->
                        "address "
                                + name
                                + ": the other end took no message for now, and is asked again"
                                + " and again: "
                                + why);
    }

    /** Where it lasted: others are nobody's concern. */
    @Override
    public void takesAgain(String name, Duration after) {
        if (after.compareTo(LONG) >= 0) {
            LOG.info(
                    "address {}: the other end takes messages again, after {} s",
                    name,
                    after.toSeconds());
        }
    }

    @Override
    public void failed(String name, String what, Throwable failure, boolean counted) {
        failures.failed(name + ", " + what, failure, counted);
    }

    /** The dead-letter box is full, and forgets its oldest letter. */
    public void forgotten() {
        repeated.warn(
                "dead letters",
                () ->
                        "the dead-letter box is full: the oldest letters go; `postern dead` shows"
                                + " why messages end there");
    }

    @Override
    public void close() {
        news.close();
        repeated.close();
    }
}
