package io.postern.mqtt.receive;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.carrier.Acknowledgement;
import io.postern.api.carrier.CarrierContext;
import io.postern.api.context.Meters.Counter;
import io.postern.api.link.LinkException;
import io.postern.api.link.LinkWatch;
import io.postern.api.link.ReceivingLink;
import io.postern.mqtt.config.MqttReceiveConfig;
import io.postern.mqtt.connect.Announcements;
import io.postern.mqtt.connect.BrokerConnection;
import io.postern.mqtt.connect.Closings;
import io.postern.mqtt.connect.Connector;
import io.postern.mqtt.connect.Listener;
import io.postern.mqtt.wire.ClientIdentity;
import io.postern.mqtt.wire.IncomingPublish;
import io.postern.mqtt.wire.Welcome;
import io.postern.mqtt.words.Ending;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The connection that messages arrive on. */
public final class MqttReceivingLink implements ReceivingLink {

    private final CarrierContext context;
    private final Connector connector;
    private final ClientIdentity identity;
    private final Announcements announcements;
    private final Closings closings;
    private final Arrivals arrivals;
    private final WantedAddresses wishes;
    private final Subscriptions subscriptions;
    private final Dispatcher dispatcher = new Dispatcher();
    private final Floods floods;
    private final HeldMessages held = new HeldMessages();
    private final Counter joined;
    private final Counter unclaimed;
    private Optional<BrokerConnection> connection = Optional.empty();
    private LinkWatch watch = why -> {};

    /**
     * @param reading how an address's settings are read
     * @param includeTopic whether the topic is added to what arrives
     */
    public MqttReceivingLink(
            CarrierContext context,
            Connector connector,
            ClientIdentity identity,
            Announcements announcements,
            Closings closings,
            Function<ReceiveAddress, MqttReceiveConfig> reading,
            boolean includeTopic) {
        this.context = context;
        this.connector = connector;
        this.identity = identity;
        this.announcements = announcements;
        this.closings = closings;
        this.arrivals = new Arrivals(includeTopic);
        this.wishes = new WantedAddresses(reading);
        this.subscriptions = new Subscriptions(new KeptFilters(context.state()), context.name());
        this.floods = new Floods(context.time(), context.inbox());
        joined =
                context.meters()
                        .counter(
                                "mqtt_joined",
                                "Messages that came again and were held already: not repeated.");
        unclaimed =
                context.meters()
                        .counter("mqtt_unclaimed", "Messages that came and no address wants.");
    }

    @Override
    public String name() {
        return "receiving";
    }

    @Override
    public void listen(List<ReceiveAddress> addresses) {
        wishes.change(addresses);
        follow();
    }

    @Override
    public void receive(ReceiveAddress address) {
        if (wishes.ask(address)) {
            follow();
        }
    }

    /**
     * First whom messages are for, then that they come. What was handed over before is with its
     * address when this returns.
     */
    private void follow() {
        floods.change(wishes.listening());
        dispatcher.change(wishes.listening());
        try {
            if (connection.isPresent()) {
                subscriptions.bring(connection.get(), wishes.subscriptions());
                connection.get().settle();
            }
        } catch (LinkException gone) {
            watch.lost(gone.getMessage());
        }
    }

    @Override
    public void open(LinkWatch told) throws LinkException {
        watch = told;
        var opened = connector.open(identity, new Ears(told));
        connection = Optional.of(opened);
        announcements.hello(opened);
        if (!opened.welcome().sessionPresent()) {
            subscriptions.forget();
        }
        subscriptions.bring(opened, wishes.subscriptions());
    }

    @Override
    public void close() {
        connection.ifPresent(announcements::goodbye);
        connection.ifPresent(BrokerConnection::close);
        connection = Optional.empty();
        held.lost();
    }

    private final class Ears implements Listener {

        private final LinkWatch told;

        Ears(LinkWatch told) {
            this.told = told;
        }

        @Override
        public void connected(Welcome welcome) {
            closings.connected();
            held.connected(welcome.sessionPresent());
        }

        @Override
        public void arrived(IncomingPublish message) {
            if (message.qos() == 0) {
                deliver(message, Acknowledgement.NONE);
                return;
            }
            var how = held.take(message);
            if (how.isPresent()) {
                deliverHeld(message, how.get());
            } else {
                joined.add(1);
            }
        }

        private void deliverHeld(IncomingPublish message, Acknowledgement how) {
            try {
                deliver(message, how);
            } catch (RuntimeException | Error fault) {
                held.forget(message);
                throw fault;
            }
        }

        private void deliver(IncomingPublish message, Acknowledgement how) {
            var arrival = arrivals.of(message, how);
            var addresses = dispatcher.addresses(arrival.place(), arrival.retained());
            if (addresses.isEmpty()) {
                unclaimed.add(1);
                how.confirm();
                return;
            }
            var passing = floods.passing(addresses);
            if (passing.isEmpty()) {
                how.confirm();
            } else {
                context.inbox().accept(arrival, passing);
            }
        }

        @Override
        public void ended(Ending ending) {
            held.lost();
            closings.tell(ending, told);
        }
    }
}
