package io.postern.handler;

import io.postern.api.message.Draft;
import io.postern.message.Message;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What came of one message. */
final class Seen implements HandledMessages {

    private final List<Integer> order;
    final AtomicInteger ended = new AtomicInteger();
    final List<String> failures = new CopyOnWriteArrayList<>();

    /**
     * @param order gets the number of each that is done
     */
    Seen(List<Integer> order) {
        this.order = order;
    }

    @Override
    public void done(List<Message> inputs, List<Draft> drafts) {
        inputs.forEach(input -> order.add(Stable.number(input)));
    }

    @Override
    public void failed(Message input, String reason) {
        failures.add(reason);
    }

    @Override
    public void end() {
        ended.incrementAndGet();
    }
}
