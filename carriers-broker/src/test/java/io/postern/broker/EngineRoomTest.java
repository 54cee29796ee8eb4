package io.postern.broker;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.api.carrier.LinkException;
import org.junit.jupiter.api.Test;

class EngineRoomTest {

    @Test
    void saysWhereItExpectsTheEngine() {
        assertThatThrownBy(() -> new EngineRoom().engine())
                .isInstanceOf(LinkException.class)
                .hasMessageMatching(
                        "broker: expected its jars in \".*broker\", found none: unpack the"
                                + " distribution again");
    }
}
