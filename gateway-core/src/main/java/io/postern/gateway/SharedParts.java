package io.postern.gateway;

import io.postern.config.plan.AddressPlan;
import io.postern.gateway.object.AllCounters;
import io.postern.handler.RunningHandler;
import io.postern.office.DeadLetterBox;
import io.postern.office.MessagePoster;
import java.util.Optional;

/** What senders, receivers and tasks work with. */
record SharedParts(
        Handlers handlers,
        Carriers carriers,
        MessagePoster poster,
        DeadLetterBox deadLetters,
        AllCounters counters) {

    /** The handler that an address names, where it runs. */
    Optional<RunningHandler> handler(AddressPlan plan) {
        return plan.handler().flatMap(use -> handlers.named(use.handler()));
    }
}
