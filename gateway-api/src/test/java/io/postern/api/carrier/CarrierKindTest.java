package io.postern.api.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.api.address.Trigger;
import io.postern.api.context.Function;
import io.postern.api.setting.Setting;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CarrierKindTest {

    private static final Setting<String> TOPIC = Setting.text("topic", "Where to.");

    @Test
    void collectsWhatACarrierOffers() {
        var kind =
                CarrierKind.of("radio", "Sends by radio.")
                        .settings(Setting.text("port", "The port."))
                        .receives(Set.of(Trigger.Kind.ALWAYS), TOPIC)
                        .sends(Set.of(Trigger.Kind.ON_MESSAGE), TOPIC)
                        .words("device.uid")
                        .function(Function.of("reset", "Starts the radio again."));

        assertThat(kind.source()).isEqualTo("radio");
        assertThat(kind.settings().named("port")).isPresent();
        assertThat(kind.receives()).containsExactly(Trigger.Kind.ALWAYS);
        assertThat(kind.receiveSettings().all()).containsExactly(TOPIC);
        assertThat(kind.sends()).containsExactly(Trigger.Kind.ON_MESSAGE);
        assertThat(kind.sendSettings().all()).containsExactly(TOPIC);
        assertThat(kind.words()).containsExactly("device.uid");
        assertThat(kind.functions()).extracting(Function::name).containsExactly("reset");
    }

    @Test
    void cannotSendAlways() {
        var kind = CarrierKind.of("radio", "Sends by radio.");

        assertThatThrownBy(() -> kind.sends(Set.of(Trigger.Kind.ALWAYS)))
                .hasMessage("sending \"always\" is not defined");
    }
}
