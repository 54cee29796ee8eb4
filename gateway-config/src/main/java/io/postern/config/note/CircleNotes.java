package io.postern.config.note;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.SendAddress;
import io.postern.config.address.PlannedSending;
import io.postern.config.object.ReadyCarrier;
import io.postern.config.plan.AddressPlan;
import io.postern.config.plan.AddressPlan.Direction;
import io.postern.config.plan.Configuration;
import io.postern.config.problem.Report;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Notes addresses that send what another one receives again, so that messages would circle. */
public final class CircleNotes {

    // Every sender of a type may feed every receiver of it: 5,000 each way are 25 million pairs,
    // and
    // that at each reload. Small groups come first, so that one huge group leaves no other unasked.
    private static final int MOST_QUESTIONS = 100_000;

    private final Configuration configuration;
    private final Map<String, ReadyCarrier> carriers;
    private final AddressPlaces places;
    private final Report report;
    private int questions;

    /** The addresses of one message type on carriers of one source. */
    private record Group(List<Sender> sends, List<Receiver> receives) {

        Group() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        long pairs() {
            return (long) sends.size() * receives.size();
        }
    }

    private record Sender(ReadyCarrier carrier, SendAddress address) {}

    private record Receiver(ReadyCarrier carrier, ReceiveAddress address) {}

    public CircleNotes(
            Configuration configuration,
            Map<String, ReadyCarrier> carriers,
            AddressPlaces places,
            Report report) {
        this.configuration = configuration;
        this.carriers = carriers;
        this.places = places;
        this.report = report;
    }

    public void tell() {
        groups().stream()
                .filter(group -> group.pairs() > 0)
                .sorted(Comparator.comparingLong(Group::pairs))
                .forEach(group -> group.sends().forEach(send -> tell(send, group.receives())));
    }

    private Collection<Group> groups() {
        var groups = new TreeMap<String, Group>();
        for (var plan : configuration.addresses().values()) {
            var carrier = carriers.get(plan.carrier());
            if (carrier != null) {
                var key = plan.messageType() + "\n" + carrier.plan().source();
                add(groups.computeIfAbsent(key, k -> new Group()), carrier, plan);
            }
        }
        return groups.values();
    }

    private static void add(Group group, ReadyCarrier carrier, AddressPlan plan) {
        if (plan.direction() == Direction.SEND) {
            group.sends().add(new Sender(carrier, PlannedSending.of(plan)));
        } else {
            group.receives().add(new Receiver(carrier, TogetherCheck.receiving(plan)));
        }
    }

    private void tell(Sender send, List<Receiver> receives) {
        for (var receive : receives) {
            if (questions++ >= MOST_QUESTIONS) {
                return;
            }
            if (feeds(send, receive)) {
                report.note(places.of(send.address().name()), words(send, receive));
                return;
            }
        }
    }

    private static boolean feeds(Sender send, Receiver receive) {
        var feeds = new AtomicBoolean();
        send.carrier()
                .ask(
                        findings ->
                                feeds.set(
                                        send.carrier()
                                                .draft()
                                                .feeds(
                                                        send.address(),
                                                        receive.carrier().draft(),
                                                        receive.address())));
        return feeds.get();
    }

    private static String words(Sender send, Receiver receive) {
        return "messages of type \""
                + send.address().messageType()
                + "\" would go round in a circle: what address \""
                + send.address().name()
                + "\" sends arrives at address \""
                + receive.address().name()
                + "\" again";
    }
}
