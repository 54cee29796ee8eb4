package io.postern.message;

import io.postern.api.message.Draft;
import io.postern.api.message.Envelope;
import io.postern.api.message.Origin;
import io.postern.api.message.Payload;
import io.postern.config.plan.MessagePlan;
import io.postern.content.JsonCodec;
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
    private final Draft draft;
    private final Origin origin;
    private final Supplier<String> uid;
    private final Instant arrival;
    private final Trail trail;
    private long entryId;

    public Message(
            MessagePlan plan,
            Draft draft,
            Origin origin,
            Supplier<String> uid,
            Instant arrival,
            Trail trail) {
        this.plan = plan;
        this.draft = draft;
        this.origin = origin;
        this.uid = uid;
        this.arrival = arrival;
        this.trail = trail;
    }

    @Override
    public String type() {
        return draft.type();
    }

    @Override
    public String id() {
        return ownId().orElse(NO_ID);
    }

    /** The id, where anything says whose it is. */
    public Optional<String> ownId() {
        return draft.id()
                .or(() -> field(plan.idField()))
                .or(() -> draft.source().flatMap(Message::ownId));
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
        return draft.time()
                .or(() -> field(plan.timeField()))
                .or(() -> draft.source().map(Envelope::time))
                .orElseGet(() -> TimeText.of(arrival));
    }

    private Optional<String> field(String name) {
        return content().field(name).map(value -> value.plain());
    }

    @Override
    public Payload payload() {
        return draft.payload();
    }

    /** The one that came in, from which this was made; itself where it was made from no other. */
    public Message first() {
        return draft.source().isPresent() && draft.source().get() instanceof Message source
                ? source.first()
                : this;
    }

    /** It waits from now on: holds its bytes only, and is read again when somebody asks. */
    public void rest() {
        payload().rest(JsonCodec::content);
        if (draft.source().isPresent() && draft.source().get() instanceof Message source) {
            source.rest();
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
        long own = weight(draft.payload().weight(), origin.place(), origin.words());
        if (draft.source().isPresent() && draft.source().get() instanceof Message source) {
            int shared = source.payload() == payload() ? payload().weight() : 0;
            return own + source.weight() - shared;
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
