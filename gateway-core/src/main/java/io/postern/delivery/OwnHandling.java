package io.postern.delivery;

import io.postern.api.message.Draft;
import io.postern.chain.Chain;
import io.postern.handler.HandledMessages;
import io.postern.message.Message;
import io.postern.office.Death;
import io.postern.store.row.SendAgain;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** What becomes of messages in a send address's own handler. */
final class OwnHandling implements HandledMessages {

    private final Destination destination;
    private final Chain chain;
    private final AtomicBoolean counted = new AtomicBoolean(true);
    private List<Message> given = List.of();
    private boolean inHand;

    OwnHandling(Destination destination, Chain chain) {
        this.destination = destination;
        this.chain = chain;
    }

    @Override
    public void begin(List<Message> inputs) {
        given = inputs;
        inHand = destination.poster().openChains().inHand().beginApart(inputs);
    }

    @Override
    public void handled(List<Message> inputs, int outputs) {
        destination.counters().handled(inputs, outputs);
    }

    @Override
    public Optional<Chain> chain() {
        return Optional.of(chain);
    }

    @Override
    public List<Message> between(List<Message> inputs, List<Draft> drafts) {
        return destination.poster().outputs(drafts, inputs, destination.name());
    }

    @Override
    public void done(List<Message> inputs, List<Draft> drafts) {
        for (var output : between(inputs, drafts)) {
            destination.send(output, chain);
        }
    }

    @Override
    public void failed(Message input, String reason) {
        var again = given.contains(input) ? SendAgain.HANDLE : SendAgain.NEVER;
        destination.bury(Death.of(destination.name(), reason, input, again), chain);
    }

    /** Whatever comes of it, what is newer need not wait for it. */
    @Override
    public void left() {
        if (counted.compareAndSet(true, false)) {
            destination.left();
        }
    }

    @Override
    public void end() {
        left();
        given.forEach(input -> input.payload().forget());
        chain.release();
        if (inHand) {
            destination.poster().openChains().inHand().end();
        }
    }
}
