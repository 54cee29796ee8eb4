package io.postern.broker;

import io.postern.api.carrier.Carrier;
import io.postern.api.carrier.CarrierContext;
import io.postern.api.carrier.CarrierDraft;
import io.postern.api.carrier.CarrierFactory;
import io.postern.api.carrier.CarrierKind;
import io.postern.api.setting.Findings;
import io.postern.api.setting.Values;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The carrier source {@code broker}. Knows nothing of the broker's own classes. */
public final class BrokerFactory implements CarrierFactory {

    private final EngineLoader loader = new EngineLoader();

    @Override
    public CarrierKind kind() {
        return CarrierKind.of(
                        "broker",
                        "Runs an MQTT broker inside the gateway; carriers of source mqtt and other"
                                + " programs connect to it.")
                .settings(
                        EmbeddedBrokerSettings.PORT,
                        EmbeddedBrokerSettings.HOST,
                        EmbeddedBrokerSettings.WEBSOCKET_PORT,
                        EmbeddedBrokerSettings.WEBSOCKET_ORIGINS,
                        EmbeddedBrokerSettings.USERS,
                        EmbeddedBrokerSettings.ANONYMOUS,
                        EmbeddedBrokerSettings.PERMISSIONS,
                        EmbeddedBrokerSettings.FOLDER,
                        EmbeddedBrokerSettings.TLS,
                        EmbeddedBrokerSettings.MAX_PACKET,
                        EmbeddedBrokerSettings.MAX_QUEUED,
                        EmbeddedBrokerSettings.MAX_MEMORY,
                        EmbeddedBrokerSettings.MAX_CLIENTS,
                        EmbeddedBrokerSettings.MAX_CLIENTS_PER_ADDRESS,
                        EmbeddedBrokerSettings.SESSION_EXPIRY);
    }

    @Override
    public CarrierDraft read(Values settings, Findings findings) {
        new BrokerCheck(settings, findings).run();
        return new CarrierDraft() {
            @Override
            public Set<String> holds() {
                return held(settings);
            }

            @Override
            public Carrier create(CarrierContext context) {
                return () -> {
                    var plan = EmbeddedBrokerSettings.plan(context.name(), settings);
                    return List.of(new BrokerLink(plan, context.time(), loader));
                };
            }
        };
    }

    private static Set<String> held(Values settings) {
        var held = new LinkedHashSet<String>();
        held.add("port " + settings.get(EmbeddedBrokerSettings.PORT));
        settings.find(EmbeddedBrokerSettings.WEBSOCKET_PORT)
                .ifPresent(port -> held.add("port " + port));
        settings.find(EmbeddedBrokerSettings.FOLDER)
                .ifPresent(folder -> held.add("folder " + folder));
        return held;
    }
}
