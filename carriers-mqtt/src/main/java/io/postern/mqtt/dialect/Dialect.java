package io.postern.mqtt.dialect;

import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.postern.api.link.Letter;
import io.postern.api.link.Receipt;
import io.postern.mqtt.broker.PublishOptions;
import io.postern.mqtt.topic.Subscription;
import io.postern.mqtt.wire.Wire;
import io.reactivex.Completable;
import io.reactivex.Flowable;
import io.reactivex.Single;
import java.util.List;

/**
 * One client of the library, in one version of MQTT.
 *
 * @param <P> what the library calls a message to publish
 */
public sealed interface Dialect<P> permits Dialect3, Dialect5 {

    Single<Welcome> connect();

    /**
     * Messages as the library holds them in either version. To be subscribed before {@link
     * #connect}: what comes without a taker is lost.
     */
    Flowable<Mqtt5Publish> arrivals();

    /** The reason codes, one for each subscription. */
    Single<List<Integer>> subscribe(List<Subscription> subscriptions);

    Completable unsubscribe(List<String> filters);

    /**
     * A message to publish.
     *
     * @param receipt for the answer
     * @throws IllegalArgumentException when MQTT has no room for a part of it
     */
    P message(Letter letter, PublishOptions options, Receipt receipt);

    /**
     * Completes after the source did and everything was acknowledged to the end: at QoS 2 by
     * PUBCOMP, of which there is no answer.
     */
    Flowable<Answer> publish(Flowable<P> source);

    /** How many messages of QoS 2 may be on their way at once, beside what the broker said. */
    int mostExactlyOnce();

    Completable disconnect();

    /** Its own place on the wire. */
    Wire wire();
}
