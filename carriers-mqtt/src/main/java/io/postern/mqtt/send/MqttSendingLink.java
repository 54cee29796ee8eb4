package io.postern.mqtt.send;

import io.postern.api.address.SendAddress;
import io.postern.api.context.Time;
import io.postern.api.link.Letter;
import io.postern.api.link.LetterWriter;
import io.postern.api.link.LinkException;
import io.postern.api.link.LinkWatch;
import io.postern.api.link.Outcome;
import io.postern.api.link.Receipt;
import io.postern.api.link.SendingLink;
import io.postern.mqtt.broker.MqttVersion;
import io.postern.mqtt.config.MqttSendConfig;
import io.postern.mqtt.connect.Announcements;
import io.postern.mqtt.connect.BrokerConnection;
import io.postern.mqtt.connect.Closings;
import io.postern.mqtt.connect.Connector;
import io.postern.mqtt.connect.Listener;
import io.postern.mqtt.wire.ClientIdentity;
import io.postern.mqtt.wire.IncomingPublish;
import io.postern.mqtt.wire.Welcome;
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
    private final Function<SendAddress, MqttSendConfig> reading;
    private final SourceFields source;
    private final boolean saysWhatItIs;
    private final Time time;
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
        this.reading = reading;
        this.source = new SourceFields(systemId);
        this.saysWhatItIs = version == MqttVersion.V5;
        this.time = time;
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
    public LetterWriter writer(SendAddress address) {
        return new MqttLetterWriter(address, reading.apply(address), source, saysWhatItIs, time);
    }

    @Override
    public void send(Letter letter, Receipt receipt) {
        try {
            var options = LetterProperties.options(letter);
            connection.ifPresent(open -> open.publish(letter, options, receipt));
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
        public void arrived(IncomingPublish message) {
            message.acknowledge();
        }

        @Override
        public void ended(Ending ending) {
            closings.tell(ending, watch);
        }
    }
}
