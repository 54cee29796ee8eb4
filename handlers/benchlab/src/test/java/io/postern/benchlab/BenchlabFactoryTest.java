package io.postern.benchlab;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.context.Function;
import io.postern.api.handler.HandlerFactory;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class BenchlabFactoryTest {

    @Test
    void offersItselfAsAService() {
        assertThat(ServiceLoader.load(HandlerFactory.class))
                .hasAtLeastOneElementOfType(BenchlabFactory.class);
    }

    @Test
    void neverBlocksAndKeepsNothing() {
        var kind = new BenchlabFactory().kind();

        assertThat(kind.stateless()).isTrue();
        assertThat(kind.functions())
                .extracting(Function::name)
                .containsExactly("translate_sensors", "device_info", "press_button");
        assertThat(kind.functions()).allMatch(Function::nonBlocking);
    }
}
