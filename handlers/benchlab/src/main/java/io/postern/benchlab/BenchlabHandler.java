package io.postern.benchlab;

import io.postern.api.handler.Batch;
import io.postern.api.handler.Handler;
import io.postern.api.message.Draft;
import io.postern.api.message.UnreadableException;
import java.util.ArrayList;
import java.util.List;

/** The functions by name. Stateless: any thread may call it at any time. */
record BenchlabHandler(Sensors sensors, DeviceInfo info, Buttons buttons) implements Handler {

    static final String TRANSLATE_SENSORS = "translate_sensors";
    static final String DEVICE_INFO = "device_info";
    static final String PRESS_BUTTON = "press_button";

    /**
     * @throws UnreadableException when a message is not what the function is for
     */
    @Override
    public List<Draft> handle(String function, Batch batch) throws Exception {
        return switch (function) {
            case TRANSLATE_SENSORS -> batch.each(sensors::translated);
            case DEVICE_INFO -> batch.each(info::translated);
            case PRESS_BUTTON -> presses(batch);
            default -> throw new IllegalArgumentException("no function \"" + function + "\"");
        };
    }

    private List<Draft> presses(Batch batch) {
        var presses = new ArrayList<Draft>();
        for (var message : batch.messages()) {
            presses.addAll(buttons.translated(message));
        }
        return presses;
    }
}
