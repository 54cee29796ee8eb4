package io.postern.broker;

import io.postern.api.carrier.Carrier;
import io.postern.api.carrier.CarrierContext;
import io.postern.api.carrier.CarrierFactory;
import io.postern.api.carrier.CarrierKind;
import io.postern.api.setting.Findings;
import io.postern.api.setting.Values;
import java.util.LinkedHashSet;
import java.util.Set;

/** The carrier source {@code broker}. Knows nothing of the broker's own classes. */
public final class BrokerFactory implements CarrierFactory {

    private final EngineRoom room = new EngineRoom();

    @Override
    public CarrierKind kind() {
        return CarrierKind.of(
                        "broker",
                        "Runs an MQTT broker inside the gateway; carriers of source mqtt and other"
                                + " programs connect to it.")
                .settings(
                        BrokerSettings.PORT,
                        BrokerSettings.HOST,
                        BrokerSettings.WEBSOCKET_PORT,
                        BrokerSettings.WEBSOCKET_ORIGINS,
                        BrokerSettings.USERS,
                        BrokerSettings.ANONYMOUS,
                        BrokerSettings.PERMISSIONS,
                        BrokerSettings.FOLDER,
                        BrokerSettings.TLS,
                        BrokerSettings.MAX_PACKET,
                        BrokerSettings.MAX_QUEUED,
                        BrokerSettings.MAX_MEMORY,
                        BrokerSettings.MAX_CLIENTS,
                        BrokerSettings.MAX_CLIENTS_PER_ADDRESS,
                        BrokerSettings.SESSION_EXPIRY);
    }

    @Override
    public void check(Values settings, Findings findings) {
        new BrokerCheck(settings, findings).run();
    }

    @Override
    public Set<String> holds(Values carrier) {
        var held = new LinkedHashSet<String>();
        held.add("port " + carrier.get(BrokerSettings.PORT));
        carrier.find(BrokerSettings.WEBSOCKET_PORT).ifPresent(port -> held.add("port " + port));
        carrier.find(BrokerSettings.FOLDER).ifPresent(folder -> held.add("folder " + folder));
        return held;
    }

    @Override
    public Carrier create(CarrierContext context) {
        return new BrokerCarrier(context, room);
    }
}
