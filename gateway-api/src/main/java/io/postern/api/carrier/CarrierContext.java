package io.postern.api.carrier;

import io.postern.api.context.Context;

/** What a carrier gets. */
public interface CarrierContext extends Context {

    /** Where its receiving links hand messages over. */
    Inbox inbox();
}
