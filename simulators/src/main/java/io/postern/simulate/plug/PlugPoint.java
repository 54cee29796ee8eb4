package io.postern.simulate.plug;

import java.io.IOException;

/** Where one device is plugged in, again and again; at most one cable is in at a time. */
public interface PlugPoint {

    /** Where this kind of outlet usually has it. */
    Plug plugIn() throws IOException;

    /** Under another name than the last time. */
    Plug plugInElsewhere() throws IOException;
}
