package io.postern.reload;

import io.postern.api.carrier.Carrier;
import io.postern.api.carrier.CarrierContext;
import io.postern.api.carrier.CarrierFactory;
import io.postern.api.carrier.CarrierKind;
import io.postern.api.carrier.TriggerKind;
import io.postern.api.setting.Setting;
import io.postern.config.catalog.Catalog;
import io.postern.config.catalog.Offer;
import java.util.Map;
import java.util.Set;

/** A factory whose carriers nobody makes here. */
final class FakeCarriers implements CarrierFactory {

    @Override
    public CarrierKind kind() {
        return CarrierKind.of("radio", "Sends by radio.")
                .settings(Setting.text("password", "Opens it.").secret())
                .sends(
                        Set.of(TriggerKind.ON_MESSAGE),
                        Setting.text("channel", "Where it sends.").optional());
    }

    @Override
    public Carrier create(CarrierContext context) {
        throw new UnsupportedOperationException("the runtime of these tests makes no carriers");
    }

    /** Plugins that offer just this carrier. */
    static PluginChanges alone() {
        var factory = new FakeCarriers();
        var offer = new Offer<CarrierFactory, CarrierKind>(factory, factory.kind(), "radio");
        var catalog = new Catalog(Map.of("radio", offer), Map.of(), Map.of(), Map.of());
        return new PluginChanges() {

            @Override
            public Tried scan() {
                return new Tried(catalog, true);
            }

            @Override
            public void commit() {}

            @Override
            public void discard() {}
        };
    }
}
