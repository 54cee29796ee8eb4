package io.postern.api.carrier;

import io.postern.api.context.Context;

/** What a carrier gets. */
public interface CarrierContext extends Context {

    /** Where its receiving links hand messages over. */
    Inbox inbox();

    /** Where it adds links while it runs. */
    Plugboard plugboard();

    /** Whether any receive address uses it; when that changes, the carrier is made anew. */
    boolean receives();

    /** Whether any send address uses it; when that changes, the carrier is made anew. */
    boolean sends();
}
