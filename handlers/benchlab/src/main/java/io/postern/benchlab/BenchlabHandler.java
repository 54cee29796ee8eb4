package io.postern.benchlab;

import io.postern.api.handler.Batch;
import io.postern.api.message.Draft;
import io.postern.api.message.UnreadableException;
import java.util.ArrayList;
import java.util.List;

/** What the functions work with. Stateless: any thread may call it at any time. */
record BenchlabHandler(Sensors sensors, DeviceInfo info, Buttons buttons) {

    static final String TRANSLATE_SENSORS = "translate_sensors";
    static final String DEVICE_INFO = "device_info";
    static final String PRESS_BUTTON = "press_button";

    /**
     * @throws UnreadableException when a message presses no button
     */
    List<Draft> presses(Batch batch) {
        var presses = new ArrayList<Draft>();
        for (var message : batch.messages()) {
            presses.addAll(buttons.translated(message));
        }
        return presses;
    }
}
