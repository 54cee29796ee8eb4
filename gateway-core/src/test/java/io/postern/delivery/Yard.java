package io.postern.delivery;

import io.postern.address.Outbound;
import io.postern.api.address.SendAddress;
import io.postern.api.address.Trigger;
import io.postern.api.carrier.Acknowledgement;
import io.postern.api.json.JsonObject;
import io.postern.api.link.Letter;
import io.postern.api.link.LetterWriter;
import io.postern.api.link.LinkWatch;
import io.postern.api.link.Receipt;
import io.postern.api.link.SendingLink;
import io.postern.api.link.SkippedException;
import io.postern.api.message.Draft;
import io.postern.api.message.Payload;
import io.postern.api.setting.Values;
import io.postern.api.testing.VirtualTime;
import io.postern.chain.Chain;
import io.postern.chain.HeapShares;
import io.postern.chain.OpenChains;
import io.postern.config.plan.PayloadKind;
import io.postern.config.plan.QueueLimits;
import io.postern.config.plan.SendRules;
import io.postern.message.Uids;
import io.postern.office.AddressCounters;
import io.postern.office.DeadLetterBox;
import io.postern.office.MessagePoster;
import io.postern.office.PostOffice;
import io.postern.store.DiskStore;
import io.postern.time.Machine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Destinations without addresses, carriers and configuration: what they are given is text. */
final class Yard {

    final VirtualTime time = new VirtualTime();
    final DiskStore store = new DiskStore(Optional.empty(), Machine.of(time));
    final HeapShares shares = HeapShares.of(64L << 20);
    final DeadLetterBox deadLetters =
            new DeadLetterBox(Optional.empty(), shares.deadLetters(), () -> {});
    final OpenChains openChains = new OpenChains();
    final MessagePoster poster =
            new MessagePoster(
                    new PostOffice(deadLetters, shares.tables()),
                    openChains,
                    new Uids("farm"),
                    time,
                    shares);
    final List<String> acknowledged = new CopyOnWriteArrayList<>();
    private final Map<String, AddressCounters> allCounters = new ConcurrentHashMap<>();

    /** A destination that writes each message's bytes as they came. */
    Destination destination(String name, Dispatch dispatch) {
        var destination =
                new Destination(name, poster, deadLetters, counters(name), dispatch, store);
        destination.change(ready(name));
        return destination;
    }

    AddressCounters counters(String name) {
        return allCounters.computeIfAbsent(name, n -> new AddressCounters(n, (who, reason) -> {}));
    }

    Writing ready(String name) {
        return writing(name, Optional.of(new Pen(Yard::written)));
    }

    /** Its carrier goes away while it writes. */
    Writing vanishing(String name, Destination destination) {
        LetterWriter writer =
                message -> {
                    destination.change(standingStill(name));
                    throw new IllegalStateException("gone");
                };
        return writing(name, Optional.of(new Pen(address -> writer)));
    }

    private static LetterWriter written(SendAddress address) {
        return message -> {
            var letter = Letter.of(address.name(), address.payload(message));
            if (text(letter).equals("flood")) {
                throw new SkippedException("flood");
            }
            return letter;
        };
    }

    /** Its carrier waits for a plugin. */
    Writing standingStill(String name) {
        return writing(name, Optional.empty());
    }

    private static Writing writing(String name, Optional<SendingLink> link) {
        var address =
                new Outbound(
                        name,
                        "text",
                        Trigger.ON_MESSAGE,
                        Values.NONE,
                        PayloadKind.JSON,
                        SendRules.NONE);
        return new Writing(address, link, Optional.empty(), QueueLimits.USUAL);
    }

    void send(Destination destination, String text) {
        send(destination, text, () -> acknowledged.add(text));
    }

    void send(Destination destination, String text, Acknowledgement acknowledgement) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var payload = Payload.of(bytes, b -> JsonObject.EMPTY);
        var draft =
                new Draft("text", Optional.empty(), Optional.empty(), payload, Optional.empty());
        var chain = Chain.waiting(openChains, acknowledgement);
        destination.take(poster.own(draft, "yard"), chain);
        chain.release();
    }

    static String text(Letter letter) {
        return new String(letter.payload(), StandardCharsets.UTF_8);
    }

    /** Only writes; {@code flood} is dropped by a rule. */
    private record Pen(Function<SendAddress, LetterWriter> writers) implements SendingLink {

        @Override
        public LetterWriter writer(SendAddress address) {
            return writers.apply(address);
        }

        @Override
        public void send(Letter letter, Receipt receipt) {
            throw new IllegalStateException("only writes");
        }

        @Override
        public int window() {
            return 0;
        }

        @Override
        public String name() {
            return "pen";
        }

        @Override
        public void open(LinkWatch watch) {}

        @Override
        public void close() {}
    }
}
