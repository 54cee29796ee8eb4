package io.postern.gateway;

import io.postern.config.plan.AddressPlan;
import io.postern.gateway.object.AllCounters;
import io.postern.handler.HandlerFunctions;
import io.postern.office.DeadLetterBox;
import io.postern.office.MessagePoster;
import io.postern.store.DiskStore;
import java.util.Optional;

/** What senders, receivers and tasks work with. */
record SharedParts(
        Handlers handlers,
        Carriers carriers,
        MessagePoster poster,
        DeadLetterBox deadLetters,
        AllCounters counters,
        DiskStore store) {

    /** The handler's function that an address names, where it names one. */
    Optional<HandlerFunctions> handler(AddressPlan plan) {
        return plan.handler().flatMap(handlers::functions);
    }
}
