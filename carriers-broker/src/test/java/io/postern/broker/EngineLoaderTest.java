package io.postern.broker;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.api.link.LinkException;
import org.junit.jupiter.api.Test;

class EngineLoaderTest {

    @Test
    void saysWhereItExpectsTheEngine() {
        assertThatThrownBy(() -> new EngineLoader().engine())
                .isInstanceOf(LinkException.class)
                .hasMessageMatching(
                        "broker: expected its jars in \".*broker\", found none: unpack the"
                                + " distribution again");
    }
}
