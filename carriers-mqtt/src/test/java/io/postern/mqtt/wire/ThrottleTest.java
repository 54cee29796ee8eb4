package io.postern.mqtt.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.internal.mqtt.datatypes.MqttUserPropertiesImpl;
import com.hivemq.client.internal.mqtt.message.ping.MqttPingResp;
import com.hivemq.client.internal.mqtt.message.publish.MqttPublish;
import com.hivemq.client.internal.mqtt.message.publish.MqttStatefulPublish;
import com.hivemq.client.internal.mqtt.message.publish.puback.MqttPubAck;
import com.hivemq.client.internal.mqtt.message.publish.pubrec.MqttPubRec;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.pubrec.Mqtt5PubRecReasonCode;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(60);
    private static final int LARGE = 1 << 20;

    private final ReceiveShare room = new ReceiveShare(256L << 20);
    private boolean crowded;
    private Wire wire = new Wire();

    @Test
    void handsOnNoMoreThanMayBeOpen() {
        var channel = channel(2);

        channel.writeInbound(publish(1, 1), publish(2, 2), publish(3, 1));

        assertThat(passed(channel)).containsExactly(1, 2);
    }

    @Test
    void handsOnTheNextOneForEachThatIsAcknowledged() {
        var channel = channel(2);
        channel.writeInbound(publish(1, 1), publish(2, 2), publish(3, 1), publish(4, 1));

        channel.writeOutbound(ack(1));
        assertThat(passed(channel)).containsExactly(1, 2, 3);
        channel.writeOutbound(received(2));

        assertThat(passed(channel)).containsExactly(4);
    }

    @Test
    void handsOnNothingWhileAnAcknowledgementIsWritten() {
        var channel = channel(1);
        channel.writeInbound(publish(1, 1), publish(2, 1));
        passed(channel);

        channel.writeOutbound(ack(1));

        assertThat(wire.passedAtWrite).isZero();
        assertThat(passed(channel)).containsExactly(2);
    }

    @Test
    void letsEverythingElsePass() {
        var channel = channel(1);
        channel.writeInbound(publish(1, 1), publish(2, 1));
        passed(channel);

        channel.writeInbound(MqttPingResp.INSTANCE);

        assertThat(channel.<Object>readInbound()).isSameAs(MqttPingResp.INSTANCE);
    }

    @Test
    void letsQosZeroPassUnlessOthersWaitBeforeIt() {
        var channel = channel(1);

        channel.writeInbound(publish(1, 1), publish(-1, 0), publish(2, 1), publish(-1, 0));
        assertThat(passed(channel)).containsExactly(1, -1);
        channel.writeOutbound(ack(1));

        assertThat(passed(channel)).containsExactly(2, -1);
    }

    @Test
    void readsAllThatABrokerSendsWhoKeepsToTheMaximum() {
        var channel = channel(65_535);

        for (int id = 1; id <= 65_535; id++) {
            channel.writeInbound(publish(id, 1));
        }

        assertThat(isReading(channel)).isTrue();
    }

    @Test
    void readsNothingMoreWhereManyWait() {
        var channel = channel(1);

        fill(channel, Throttle.MOST_WAITING);
        assertThat(isReading(channel)).isTrue();
        channel.writeInbound(publish(Throttle.MOST_WAITING + 1, 1));

        assertThat(isReading(channel)).isFalse();
    }

    @Test
    void readsAgainWhenHalfAreGone() {
        var channel = channel(1);
        fill(channel, Throttle.MOST_WAITING + 1);
        int half = Throttle.MOST_WAITING / 2;

        acknowledge(channel, 1, half - 1);
        assertThat(isReading(channel)).isFalse();
        acknowledge(channel, half, half);

        assertThat(isReading(channel)).isTrue();
    }

    @Test
    void readsNothingMoreWhereTheyFillTheMemory() {
        var channel = channel(100);
        int most = (int) (room.share() / LARGE);

        for (int id = 1; id <= most; id++) {
            assertThat(isReading(channel)).isTrue();
            channel.writeInbound(publish(id, 1, LARGE));
        }
        assertThat(isReading(channel)).isFalse();
        acknowledge(channel, 1, most / 2);

        assertThat(isReading(channel)).isTrue();
    }

    @Test
    void leavesAnotherConnectionHalfTheMemory() {
        var other = channel(100);
        other.writeInbound(publish(1, 1));
        var channel = channel(100);

        for (int id = 1; id <= 8; id++) {
            assertThat(isReading(channel)).isTrue();
            channel.writeInbound(publish(id, 1, LARGE));
        }

        assertThat(isReading(channel)).isFalse();
        assertThat(isReading(other)).isTrue();
        other.close();
        acknowledge(channel, 1, 1);
        assertThat(isReading(channel)).isTrue();
    }

    @Test
    void forgetsTheBytesOfQosZero() {
        var channel = channel(1);

        for (int number = 0; number < 100; number++) {
            channel.writeInbound(publish(-1, 0, LARGE));
        }

        assertThat(isReading(channel)).isTrue();
    }

    @Test
    void looksTwiceInAKeepAliveWhetherTheBrokerLives() {
        var channel = channel(1);
        fill(channel, Throttle.MOST_WAITING + 1);
        wire.reads = 0;

        after(channel, KEEP_ALIVE.dividedBy(2));
        assertThat(wire.reads).isEqualTo(1);
        after(channel, KEEP_ALIVE.dividedBy(2));

        assertThat(wire.reads).isEqualTo(2);
    }

    @Test
    void looksNoMoreWithTwiceAsMuchInMemory() {
        var channel = channel(1);
        for (int id = 1; id <= 2 * room.share() / LARGE; id++) {
            channel.writeInbound(publish(id, 1, LARGE));
        }
        wire.reads = 0;

        after(channel, KEEP_ALIVE);

        assertThat(wire.reads).isZero();
    }

    @Test
    void looksNoMoreOnceItReadsAgain() {
        var channel = channel(1);
        fill(channel, Throttle.MOST_WAITING + 1);
        acknowledge(channel, 1, Throttle.MOST_WAITING);
        wire.reads = 0;

        after(channel, KEEP_ALIVE);

        assertThat(wire.reads).isZero();
    }

    /** In MQTT 3.1.1 a broker may repeat one on the same connection; it is acknowledged once. */
    @Test
    void isNotFilledByRepetitions() {
        var channel = channel(2);

        for (int id = 1; id <= 100; id++) {
            channel.writeInbound(publish(id, 1), publish(id, 1));
            channel.writeOutbound(ack(id));
        }
        channel.writeInbound(publish(101, 1));
        channel.writeOutbound(ack(101));

        assertThat(passed(channel)).endsWith(100, 100, 101);
    }

    @Test
    void forgetsWhatWaitsWhereTheConnectionEnds() {
        var channel = channel(1);
        fill(channel, Throttle.MOST_WAITING + 1);
        passed(channel);

        channel.close();
        channel.runPendingTasks();
        wire.reads = 0;
        after(channel, KEEP_ALIVE);

        assertThat(passed(channel)).isEmpty();
        assertThat(wire.reads).isZero();
    }

    /** What is held may have come by another connection, and go without a word on this one. */
    @Test
    void passesNothingWhileTooMuchIsHeldElsewhere() {
        var channel = channel(10);
        fill(channel, 2);
        crowded = true;
        channel.writeInbound(publish(3, 1));
        channel.writeInbound(publish(4, 0));

        assertThat(passed(channel)).containsExactly(1, 2);
        assertThat(isReading(channel)).isFalse();

        acknowledge(channel, 1, 2);
        after(channel, Duration.ofSeconds(1));

        assertThat(passed(channel)).isEmpty();
        assertThat(isReading(channel)).isFalse();

        crowded = false;
        after(channel, Duration.ofMillis(100));

        assertThat(passed(channel)).hasSize(2);
        assertThat(isReading(channel)).isTrue();
    }

    private EmbeddedChannel channel(int mostOpen) {
        wire = new Wire();
        var share = room.of(() -> crowded);
        var channel = new EmbeddedChannel(wire, new Throttle(mostOpen, KEEP_ALIVE, share));
        channel.freezeTime();
        return channel;
    }

    private static void fill(EmbeddedChannel channel, int count) {
        for (int id = 1; id <= count; id++) {
            channel.writeInbound(publish(id, 1));
        }
    }

    private static void acknowledge(EmbeddedChannel channel, int first, int count) {
        for (int id = first; id < first + count; id++) {
            channel.writeOutbound(ack(id));
        }
    }

    private static void after(EmbeddedChannel channel, Duration time) {
        channel.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }

    private static boolean isReading(EmbeddedChannel channel) {
        return channel.config().isAutoRead();
    }

    private static List<Integer> passed(EmbeddedChannel channel) {
        var ids = new ArrayList<Integer>();
        while (channel.readInbound() instanceof MqttStatefulPublish publish) {
            ids.add(publish.getPacketIdentifier());
        }
        return ids;
    }

    private static MqttStatefulPublish publish(int id, int qos) {
        return publish(id, qos, 1);
    }

    private static MqttStatefulPublish publish(int id, int qos, int size) {
        var publish =
                Mqtt5Publish.builder()
                        .topic("a")
                        .qos(MqttQos.fromCode(qos))
                        .payload(new byte[size])
                        .build();
        return ((MqttPublish) publish).createStateful(id, false, null);
    }

    private static MqttPubAck ack(int id) {
        return new MqttPubAck(
                id, Mqtt5PubAckReasonCode.SUCCESS, null, MqttUserPropertiesImpl.NO_USER_PROPERTIES);
    }

    private static MqttPubRec received(int id) {
        return new MqttPubRec(
                id, Mqtt5PubRecReasonCode.SUCCESS, null, MqttUserPropertiesImpl.NO_USER_PROPERTIES);
    }

    private static final class Wire extends ChannelOutboundHandlerAdapter {

        int reads;
        int passedAtWrite = -1;

        @Override
        public void read(ChannelHandlerContext context) throws Exception {
            reads++;
            super.read(context);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
                throws Exception {
            passedAtWrite = ((EmbeddedChannel) context.channel()).inboundMessages().size();
            super.write(context, message, promise);
        }
    }
}
