package io.postern.mqtt;

import io.postern.api.carrier.Carrier;
import io.postern.api.carrier.CarrierContext;
import io.postern.api.link.Link;
import io.postern.mqtt.config.CarrierConfig;
import io.postern.mqtt.config.MqttReceiveConfig;
import io.postern.mqtt.config.MqttSendConfig;
import io.postern.mqtt.connect.Announcements;
import io.postern.mqtt.connect.Closings;
import io.postern.mqtt.connect.Connector;
import io.postern.mqtt.connect.Loops;
import io.postern.mqtt.receive.MqttReceivingLink;
import io.postern.mqtt.receive.SessionEnd;
import io.postern.mqtt.send.MqttSendingLink;
import io.postern.mqtt.wire.ClientIdentity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One MQTT broker. With addresses of both kinds it has two connections, since what is received is
 * kept by the broker and what is sent is kept by us.
 */
final class MqttCarrier implements Carrier {

    private static final String SENDING_SUFFIX = "_send";

    private final CarrierContext context;
    private final CarrierConfig config;
    private final Connector connector;

    MqttCarrier(CarrierContext context, CarrierConfig config, Loops loops) {
        this.context = context;
        this.config = config;
        this.connector =
                new Connector(
                        loops,
                        config.broker(),
                        config.login(),
                        config.session(),
                        context.inbox()::isCrowded);
    }

    @Override
    public List<Link> links() {
        var links = new ArrayList<Link>();
        if (context.receives()) {
            links.add(receivingLink());
        }
        if (context.sends()) {
            links.add(sendingLink());
        }
        return links;
    }

    private Link receivingLink() {
        var said = context.sends() ? Announcements.NONE : announcements();
        return new MqttReceivingLink(
                context,
                connector,
                keptIdentity().withWill(said.will()),
                said,
                new Closings(context.time(), config.session().clientId()),
                address -> MqttReceiveConfig.of(config, address),
                config.includeTopic());
    }

    /** Where nothing is to be kept, each session starts empty and ends with its connection. */
    private ClientIdentity keptIdentity() {
        var session = config.session();
        var clean = session.cleanStart() || session.sessionExpiry().isZero();
        return new ClientIdentity(
                session.clientId(), clean, session.sessionExpiry(), Optional.empty());
    }

    private Link sendingLink() {
        var session = config.session();
        var clientId = session.clientId() + (context.receives() ? SENDING_SUFFIX : "");
        return new MqttSendingLink(
                connector,
                sendingIdentity(clientId),
                announcements(),
                new Closings(context.time(), clientId),
                address -> MqttSendConfig.of(config, address),
                session.version(),
                context.time(),
                config.systemId(),
                session.window(),
                session.ackTimeout());
    }

    /** A will that waits needs a session that waits with it. */
    private ClientIdentity sendingIdentity(String clientId) {
        var will = config.session().will();
        var wait = will.map(last -> last.delay()).orElse(Duration.ZERO);
        return new ClientIdentity(clientId, true, wait, will);
    }

    private Announcements announcements() {
        return new Announcements(config.session().birth(), config.session().will());
    }

    @Override
    public boolean runsOn(Thread thread) {
        return connector.giveUp(thread);
    }

    @Override
    public void leave() {
        new SessionEnd(connector, config.session().clientId(), context.state()).say();
    }
}
