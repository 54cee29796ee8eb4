package io.postern.app.demo.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.app.demo.FakeSwitch;
import org.junit.jupiter.api.Test;

class DemoControlsTest {

    private final FakeSwitch cloud = new FakeSwitch();
    private final FakeSwitch cable = new FakeSwitch();
    private final DemoControls controls = new DemoControls(cloud, cable);

    @Test
    void hasAKeyForTheCloudAndOneForTheCable() {
        controls.press('c');
        controls.press('b');
        controls.press('B');

        assertThat(cloud.isOn()).isFalse();
        assertThat(cable.isOn()).isTrue();
    }

    @Test
    void leavesAllAsItIsAtOtherKeys() {
        controls.press('x');
        controls.press(0x1B);
        controls.press(-1);

        assertThat(cloud.isOn()).isTrue();
        assertThat(cable.isOn()).isTrue();
    }

    @Test
    void offersWhatTheKeysWouldDoNow() {
        var before = controls.keys();
        controls.press('c');
        controls.press('b');
        var after = controls.keys();

        assertThat(before).isEqualTo("c takes the cloud away, b unplugs a BENCHLAB, q ends");
        assertThat(after).isEqualTo("c brings the cloud back, b plugs it in again, q ends");
    }
}
