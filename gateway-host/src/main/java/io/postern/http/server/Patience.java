package io.postern.http.server;

import io.netty.channel.Channel;
import io.postern.api.context.Time;
import java.time.Duration;

/** Closes a connection whose client takes too long: to ask, to finish asking, to listen. */
public final class Patience {

    public static final Duration LIMIT = Duration.ofSeconds(30);

    private final Time time;
    private Time.Timer timer = () -> {};

    Patience(Time time) {
        this.time = time;
    }

    void begin(Channel channel) {
        timer.cancel();
        timer = time.after(LIMIT, channel::close);
    }

    void end() {
        timer.cancel();
    }
}
