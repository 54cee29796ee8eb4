package io.postern.api.carrier;

import io.postern.api.link.Link;
import io.postern.api.link.SendingLink;

/**
 * Where a carrier adds links while it runs, and takes them away: one for each device that is
 * plugged in. Usable from the first {@link Link#open} of one of its {@link Carrier#links} until
 * that link is closed. Any thread may call; nothing blocks.
 */
public interface Plugboard {

    /**
     * Adds a link whose name no other has. It is told its addresses, opened at once, and opened
     * again after a loss, as those of {@link Carrier#links}. One whose name belonged to a link that
     * still closes is opened after that. A carrier that ends takes none. What arrives with the
     * link's name as its place has room of its own, so that a device which babbles takes none from
     * the others.
     *
     * @throws IllegalArgumentException when another link has its name, or it is a {@link
     *     SendingLink}: letters go over a link that is always there
     */
    void plug(Link link);

    /**
     * Takes a link away. It is closed on its own thread if it is open, and not opened again;
     * harmless where it is not plugged in.
     *
     * @param why it is gone, in words
     */
    void unplug(Link link, String why);
}
