package io.postern.mqtt.connect;

import io.postern.api.link.LinkException;
import io.postern.mqtt.broker.Announcement;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a carrier says about itself: that it is there, and that it is gone. */
public record Announcements(Optional<Announcement> birth, Optional<Announcement> will) {

    public static final Announcements NONE = new Announcements(Optional.empty(), Optional.empty());

    private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);

    /** Waits until the broker has it. */
    public void hello(BrokerConnection connection) throws LinkException {
        if (birth.isPresent()) {
            connection.publish(birth.get());
        }
    }

    /** A polite goodbye tells the broker to keep the will to itself: it is published here. */
    public void goodbye(BrokerConnection connection) {
        if (will.isPresent() && connection.isUp()) {
            try {
                connection.publishSoon(will.get());
            } catch (LinkException gone) {
                LOG.debug("the last message was not published: {}", gone.getMessage());
            }
        }
    }
}
