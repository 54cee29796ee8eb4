package io.postern.mqtt.connect;

import io.postern.api.context.Time;
import io.postern.api.link.LinkWatch;
import io.postern.mqtt.words.Ending;
import java.time.Duration;

/**
 * Tells a link how its connection ended, and remembers how often that came soon after it was
 * opened: a broker of MQTT 3.1.1 cannot say that another client took the client id over, or that it
 * does not take a message.
 */
public final class Closings {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int SUSPICIOUS = 3;

    private final Time time;
    private final String clientId;
    private long since;
    private int inARow;

    public Closings(Time time, String clientId) {
        this.time = time;
        this.clientId = clientId;
    }

    public synchronized void connected() {
        since = time.nanos();
    }

    public void tell(Ending ending, LinkWatch watch) {
        if (ending.silent()) {
            watch.closed(ending.why() + suspicion(ending.flying()));
        } else {
            watch.lost(ending.why());
        }
    }

    private synchronized String suspicion(int flying) {
        inARow = time.nanos() - since < SOON.toNanos() ? inARow + 1 : 0;
        return inARow < SUSPICIOUS
                ? ""
                : "; this is the "
                        + ordinal(inARow)
                        + " time soon after connecting"
                        + (flying == 0
                                ? ": perhaps "
                                : ", with "
                                        + flying
                                        + (flying == 1 ? " message" : " messages")
                                        + " on the way: perhaps the broker does not take one of"
                                        + " them, such as one that is too large for it; or ")
                        + "another client uses the client id \""
                        + clientId
                        + "\" too; then give one of them another \"client_id\"";
    }

    private static String ordinal(int number) {
        return number == 3 ? "third" : number + "th";
    }
}
