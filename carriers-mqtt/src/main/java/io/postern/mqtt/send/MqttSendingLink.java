package io.postern.mqtt.send;

import io.postern.api.carrier.Letter;
import io.postern.api.carrier.LinkException;
import io.postern.api.carrier.LinkWatch;
import io.postern.api.carrier.Outcome;
import io.postern.api.carrier.Receipt;
import io.postern.api.carrier.SendAddress;
import io.postern.api.carrier.SendingLink;
import io.postern.api.carrier.SkippedException;
import io.postern.api.carrier.UndeliverableException;
import io.postern.api.context.Time;
import io.postern.api.message.Envelope;
import io.postern.api.setting.MissingWordException;
import io.postern.mqtt.broker.MqttVersion;
import io.postern.mqtt.config.MqttSendConfig;
import io.postern.mqtt.connect.Announcements;
import io.postern.mqtt.connect.BrokerConnection;
import io.postern.mqtt.connect.Closings;
import io.postern.mqtt.connect.Connector;
import io.postern.mqtt.connect.Listener;
import io.postern.mqtt.dialect.ClientIdentity;
import io.postern.mqtt.dialect.Incoming;
import io.postern.mqtt.dialect.Welcome;
import io.postern.mqtt.words.Ending;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** The connection that messages leave by. The broker keeps nothing for it. */
public final class MqttSendingLink implements SendingLink {

    private final Connector connector;
    private final ClientIdentity identity;
    private final Announcements announcements;
    private final Closings closings;
    private final Addresses addresses;
    private final MqttLetterWriter writer;
    private final int mostInFlight;
    private final Duration patience;
    private volatile Optional<BrokerConnection> connection = Optional.empty();

    /**
     * @param reading how an address's settings are read
     * @param systemId who says that it sends
     * @param mostInFlight how many letters at once, where the broker allows as many
     */
    public MqttSendingLink(
            Connector connector,
            ClientIdentity identity,
            Announcements announcements,
            Closings closings,
            Function<SendAddress, MqttSendConfig> reading,
            MqttVersion version,
            Time time,
            String systemId,
            int mostInFlight,
            Duration patience) {
        this.connector = connector;
        this.identity = identity;
        this.announcements = announcements;
        this.closings = closings;
        this.addresses = new Addresses(reading, time);
        this.writer = new MqttLetterWriter(new SourceFields(systemId), version == MqttVersion.V5);
        this.mostInFlight = mostInFlight;
        this.patience = patience;
    }

    @Override
    public String name() {
        return "sending";
    }

    @Override
    public void open(LinkWatch watch) throws LinkException {
        var opened = connector.open(identity, new Ears(watch));
        connection = Optional.of(opened);
        announcements.hello(opened);
    }

    @Override
    public Letter write(SendAddress address, Envelope message)
            throws UndeliverableException, MissingWordException {
        var known = addresses.of(address);
        var letter = writer.write(known.config(), known.constant(), address, message);
        if (!known.flood().passes()) {
            throw new SkippedException("flood");
        }
        return letter;
    }

    @Override
    public void send(Letter letter, Receipt receipt) {
        try {
            var publication = LetterProperties.publication(letter);
            connection.ifPresent(open -> open.publish(publication, receipt));
        } catch (IllegalArgumentException unreadable) {
            receipt.settle(new Outcome.Refused("its properties cannot be read: " + unreadable));
        }
    }

    @Override
    public int window() {
        var now = connection;
        return now.isEmpty()
                ? mostInFlight
                : Math.min(now.get().welcome().receiveMaximum(), mostInFlight);
    }

    @Override
    public Duration patience() {
        return patience;
    }

    @Override
    public void close() {
        connection.ifPresent(announcements::goodbye);
        connection.ifPresent(BrokerConnection::close);
        connection = Optional.empty();
    }

    /** Nothing arrives here: nothing is subscribed. */
    private final class Ears implements Listener {

        private final LinkWatch watch;

        Ears(LinkWatch watch) {
            this.watch = watch;
        }

        @Override
        public void connected(Welcome welcome) {
            closings.connected();
        }

        @Override
        public void arrived(Incoming incoming) {
            incoming.acknowledge().run();
        }

        @Override
        public void ended(Ending ending) {
            closings.tell(ending, watch);
        }
    }
}
