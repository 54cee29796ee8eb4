package io.postern.office;

import io.postern.api.context.Time;
import io.postern.api.message.Draft;
import io.postern.api.message.Origin;
import io.postern.chain.Budget;
import io.postern.chain.Chain;
import io.postern.chain.HeapShares;
import io.postern.chain.OpenChains;
import io.postern.message.Message;
import io.postern.message.Trail;
import io.postern.message.Uids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes drafts into messages, and posts them. */
public final class MessagePoster {

    private final PostOffice office;
    private final OpenChains openChains;
    private final Uids uids;
    private final Time time;
    private final HeapShares shares;

    public MessagePoster(
            PostOffice office, OpenChains openChains, Uids uids, Time time, HeapShares shares) {
        this.office = office;
        this.openChains = openChains;
        this.uids = uids;
        this.time = time;
        this.shares = shares;
    }

    public Uids uids() {
        return uids;
    }

    public OpenChains openChains() {
        return openChains;
    }

    public HeapShares shares() {
        return shares;
    }

    public Instant now() {
        return time.now();
    }

    public PostOffice office() {
        return office;
    }

    /**
     * Makes drafts into messages. Output k has the uid of the input that it says it was made of, or
     * of the first, and {@code .k}.
     */
    public List<Message> outputs(List<Draft> drafts, List<Message> inputs, String step) {
        var outputs = new ArrayList<Message>(drafts.size());
        for (int k = 0; k < drafts.size(); k++) {
            outputs.add(output(drafts.get(k), input(drafts.get(k), inputs), k, step));
        }
        return outputs;
    }

    private static Message input(Draft draft, List<Message> inputs) {
        for (var input : inputs) {
            if (draft.source().isPresent() && draft.source().get() == input) {
                return input;
            }
        }
        return inputs.get(0);
    }

    /** One of several messages made of another one. */
    public Message output(Draft draft, Message input, int k, String step) {
        return new Message(
                office.plan(draft.type()),
                draft,
                input.origin(),
                () -> input.uid() + "." + k,
                input.arrival(),
                input.trail().then(step));
    }

    /** A message that comes from no other. */
    public Message own(Draft draft, String name) {
        return new Message(
                office.plan(draft.type()),
                draft,
                Origin.own(name),
                uids.next(),
                now(),
                Trail.start(name));
    }

    /**
     * Posts what an object says by itself, as a chain of its own. Where too much of it waits
     * already it is dropped and counted.
     */
    public void postOwn(Draft draft, String name, Budget budget, AddressCounters counters) {
        own(draft, name, budget, counters).post(Optional.empty());
    }

    /** The same, to be posted later. Its room is taken now, where there is any. */
    public Own own(Draft draft, String name, Budget budget, AddressCounters counters) {
        var message = own(draft, name);
        long bytes = message.weight();
        return new Own(this, message, bytes, budget.take(bytes), budget, counters);
    }

    /**
     * What an object says by itself.
     *
     * @param hasRoom whether it has room in the budget
     */
    public record Own(
            MessagePoster poster,
            Message message,
            long bytes,
            boolean hasRoom,
            Budget budget,
            AddressCounters counters) {

        /**
         * Posts it, once.
         *
         * @param whole what it is a part of, and needs no room for; none for a chain of its own
         */
        public void post(Optional<Chain> whole) {
            if (whole.isPresent()) {
                poster.office.post(message, whole.get(), counters);
                budget.free(hasRoom ? bytes : 0);
            } else if (hasRoom) {
                var chain = Chain.budgeted(poster.openChains, budget, bytes).apart();
                poster.office.post(message, chain, counters);
                chain.release();
            } else {
                counters.drop("overrun");
            }
        }
    }
}
