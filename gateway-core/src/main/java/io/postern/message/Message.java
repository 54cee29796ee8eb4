package io.postern.message;

import io.postern.api.message.Draft;
import io.postern.api.message.Envelope;
import io.postern.api.message.Origin;
import io.postern.api.message.Payload;
import io.postern.api.text.TimeText;
import io.postern.config.plan.MessagePlan;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An envelope. Its id, time and uid are worked out when somebody asks, so that a message that is
 * only passed on is never read. Immutable but for the entry id, which the post office stamps before
 * anybody else sees the message.
 */
public final class Message implements Envelope {

    public static final String NO_ID = "default";

    /** What it takes beside its payload and its words: its own objects, and a chain. */
    private static final int FOOTPRINT = 320;

    private final MessagePlan plan;
    private final Optional<String> givenId;
    private final Optional<String> givenTime;
    private final Payload payload;
    private final Optional<Envelope> source;
    private final Origin origin;
    private final Supplier<String> uid;
    private final Instant arrival;
    private final Trail trail;
    private long entryId;

    /**
     * What arrived.
     *
     * @param plan of its type
     * @param id what the place it arrived on says
     */
    public Message(
            MessagePlan plan,
            Optional<String> id,
            Payload payload,
            Origin origin,
            Supplier<String> uid,
            Instant arrival,
            Trail trail) {
        this.plan = plan;
        this.givenId = id;
        this.givenTime = Optional.empty();
        this.payload = payload;
        this.source = Optional.empty();
        this.origin = origin;
        this.uid = uid;
        this.arrival = arrival;
        this.trail = trail;
    }

    /**
     * What a handler, a task or the gateway made.
     *
     * @param plan of its type
     */
    public Message(
            MessagePlan plan,
            Draft draft,
            Origin origin,
            Supplier<String> uid,
            Instant arrival,
            Trail trail) {
        this.plan = plan;
        this.givenId = draft.id();
        this.givenTime = draft.time();
        this.payload = draft.payload();
        this.source = draft.source();
        this.origin = origin;
        this.uid = uid;
        this.arrival = arrival;
        this.trail = trail;
    }

    @Override
    public String type() {
        return plan.type();
    }

    @Override
    public String id() {
        return ownId().orElse(NO_ID);
    }

    /** The id, where anything says whose it is. */
    public Optional<String> ownId() {
        if (givenId.isPresent()) {
            return givenId;
        }
        var field = field(plan.idField());
        return field.isPresent() || source.isEmpty() ? field : ownId(source.get());
    }

    private static Optional<String> ownId(Envelope source) {
        return source instanceof Message message ? message.ownId() : Optional.of(source.id());
    }

    /** The field that its id is looked for in. */
    public String idField() {
        return plan.idField();
    }

    @Override
    public String time() {
        if (givenTime.isPresent()) {
            return givenTime.get();
        }
        var field = field(plan.timeField());
        if (field.isPresent()) {
            return field.get();
        }
        return source.isPresent() ? source.get().time() : TimeText.of(arrival);
    }

    private Optional<String> field(String name) {
        return content().field(name).map(value -> value.plain());
    }

    @Override
    public Payload payload() {
        return payload;
    }

    /** The one that came in, from which this was made; itself where it was made from no other. */
    public Message first() {
        return source.isPresent() && source.get() instanceof Message before ? before.first() : this;
    }

    /** It waits from now on: holds its bytes only, and is read again when somebody asks. */
    public void rest() {
        payload.rest();
        if (source.isPresent() && source.get() instanceof Message before) {
            before.rest();
        }
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public String uid() {
        return uid.get();
    }

    @Override
    public long entryId() {
        return entryId;
    }

    public Instant arrival() {
        return arrival;
    }

    /** About how many bytes of memory it takes, with what it was made of. */
    public long weight() {
        long own = weight(payload.weight(), origin.place(), origin.words());
        if (source.isPresent() && source.get() instanceof Message before) {
            int shared = before.payload() == payload ? payload.weight() : 0;
            return own + before.weight() - shared;
        }
        return own;
    }

    /** The same for what is to become a message. */
    public static long weight(int payload, String place, Map<String, String> words) {
        long all = FOOTPRINT + payload + place.length();
        // not by values(), which the map would keep
        for (var word : words.entrySet()) {
            all += word.getValue().length();
        }
        return all;
    }

    public Trail trail() {
        return trail;
    }

    public void stamp(long number) {
        entryId = number;
    }
}
