package io.postern.office;

import io.postern.chain.Budget;
import io.postern.chain.Chain;
import io.postern.config.plan.MessagePlan;
import io.postern.message.Message;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where messages of one type are posted. Its number goes on over reloads; who takes and who picks
 * up is changed as a whole.
 */
final class TypeRouter {

    private final MessageTable table;
    private volatile Rules rules;
    private final AtomicLong entries = new AtomicLong();

    record Rules(MessagePlan plan, List<Taker> takers, List<Sampler> samplers) {

        Rules {
            takers = List.copyOf(takers);
            samplers = List.copyOf(samplers);
        }
    }

    /**
     * @param budget for its table
     */
    TypeRouter(Rules rules, Budget budget) {
        this.table = new MessageTable(budget);
        this.rules = rules;
    }

    Rules rules() {
        return rules;
    }

    synchronized void change(Rules next) {
        rules = next;
        if (next.samplers().isEmpty()) {
            table.clear();
        }
    }

    /**
     * Says whether anybody wants the message.
     *
     * @param from the counters of who posts it
     */
    boolean post(Message message, Chain chain, AddressCounters from) {
        var now = rules;
        if (now.samplers().isEmpty()) {
            message.stamp(entries.incrementAndGet());
        } else {
            var id = message.ownId();
            if (id.isEmpty()) {
                from.nameless(message);
            }
            keep(id.orElse(Message.NO_ID), id.isEmpty() ? "no_id" : "superseded", message);
        }
        from.saw(MessageStage.POSTED, message, message.type());
        for (var taker : now.takers()) {
            taker.take(message, chain);
        }
        if (now.samplers().isEmpty()) {
            message.payload().forget();
        } else {
            message.rest();
        }
        return !now.takers().isEmpty() || !now.samplers().isEmpty();
    }

    /**
     * Numbered and kept in one step: of two that come at once, the one that stays is the newer.
     *
     * @param why the one before has to go
     */
    private synchronized void keep(String id, String why, Message message) {
        message.stamp(entries.incrementAndGet());
        var now = rules;
        if (!now.samplers().isEmpty()) {
            table.remove(id).ifPresent(old -> lost(old, why, now));
            table.put(id, message, now.plan().mostIds()).forEach(old -> lost(old, "evicted", now));
        }
    }

    private static void lost(Message message, String reason, Rules now) {
        now.samplers().forEach(sampler -> sampler.lost(message, reason));
    }

    synchronized List<Message> pick(Sampler sampler) {
        return sampler.pick(table);
    }
}
