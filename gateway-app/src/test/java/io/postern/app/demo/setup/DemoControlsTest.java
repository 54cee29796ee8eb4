package io.postern.app.demo.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.app.demo.FakeSwitch;
import org.junit.jupiter.api.Test;

class DemoControlsTest {

    private final FakeSwitch cloud = new FakeSwitch();
    private final FakeSwitch cable = new FakeSwitch();
    private final DemoControls props = new DemoControls(cloud, cable);

    @Test
    void hasAKeyForTheCloudAndOneForTheCable() {
        props.press('c');
        props.press('b');
        props.press('B');

        assertThat(cloud.isOn()).isFalse();
        assertThat(cable.isOn()).isTrue();
    }

    @Test
    void leavesAllAsItIsAtOtherKeys() {
        props.press('x');
        props.press(0x1B);
        props.press(-1);

        assertThat(cloud.isOn()).isTrue();
        assertThat(cable.isOn()).isTrue();
    }

    @Test
    void offersWhatTheKeysWouldDoNow() {
        var before = props.keys();
        props.press('c');
        props.press('b');
        var after = props.keys();

        assertThat(before).isEqualTo("c takes the cloud away, b unplugs a BENCHLAB, q ends");
        assertThat(after).isEqualTo("c brings the cloud back, b plugs it in again, q ends");
    }
}
