package io.postern.broker.artemis;

import io.postern.broker.Limits;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.BaseInterceptor;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTProtocolManager;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTProtocolManagerFactory;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManager;

/** Gives each port MQTT whose packets have a largest size. */
final class BoundedMqttFactory extends MQTTProtocolManagerFactory {

    private final Limits limits;

    BoundedMqttFactory(Limits limits) {
        this.limits = limits;
    }

    @Override
    @SuppressWarnings("rawtypes") // as Artemis has it
    public ProtocolManager createProtocolManager(
            ActiveMQServer server,
            Map<String, Object> options,
            List<BaseInterceptor> incoming,
            List<BaseInterceptor> outgoing)
            throws Exception {
        var mqtt = super.createProtocolManager(server, options, incoming, outgoing);
        return new BoundedMqtt(
                (MQTTProtocolManager) mqtt, this, limits.packet(), () -> isFull(server));
    }

    private boolean isFull(ActiveMQServer server) {
        var paging = server.getPagingManager();
        return paging.getGlobalSize() >= limits.memory() || paging.isDiskFull();
    }
}
