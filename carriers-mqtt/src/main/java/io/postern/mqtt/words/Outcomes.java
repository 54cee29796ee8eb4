package io.postern.mqtt.words;

import com.hivemq.client.mqtt.exceptions.MqttEncodeException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubRecException;
import io.postern.api.link.Outcome;
import java.util.Optional;
import java.util.Set;

/** What a broker's answer to a message comes to. */
public final class Outcomes {

    /** Said for a while only: error of its own, busy, quota. */
    private static final Set<Integer> FOR_NOW = Set.of(0x80, 0x83, 0x88, 0x89, 0x96, 0x97, 0x9F);

    private Outcomes() {}

    public static Outcome of(Throwable failure) {
        if (failure instanceof Mqtt5PubAckException refused) {
            var answer = refused.getMqttMessage();
            return of(
                    answer.getReasonCode().getCode(),
                    answer.getReasonString().map(Object::toString));
        }
        if (failure instanceof Mqtt5PubRecException refused) {
            var answer = refused.getMqttMessage();
            return of(
                    answer.getReasonCode().getCode(),
                    answer.getReasonString().map(Object::toString));
        }
        if (failure instanceof MqttEncodeException) {
            return new Outcome.Refused(words(failure));
        }
        return new Outcome.Later(words(failure));
    }

    public static Outcome of(int code, Optional<String> said) {
        if (code < 0x80) {
            return Outcome.DELIVERED;
        }
        var words = ReasonWords.of(code, said);
        return FOR_NOW.contains(code) ? new Outcome.Later(words) : new Outcome.Refused(words);
    }

    public static String words(Throwable failure) {
        return Optional.ofNullable(failure.getMessage())
                .orElseGet(() -> failure.getClass().getSimpleName());
    }
}
