package io.postern.serial.device;

import io.postern.api.carrier.CarrierContext;
import io.postern.serial.identify.Dialogue;
import io.postern.serial.port.LineSettings;
import io.postern.serial.port.Ports;
import java.time.Duration;

/**
 * What all devices of one carrier have in common.
 *
 * @param dialogue how devices say who they are
 * @param readTimeout how long an answer may take where an address does not say
 * @param giveUpAfter after how many requests in a row without an answer a port is opened anew; 0
 *     for never
 */
public record Setup(
        CarrierContext context,
        Ports ports,
        LineSettings line,
        Dialogue dialogue,
        Duration readTimeout,
        int giveUpAfter,
        ConnectedDevices devices,
        DeviceMeters meters) {}
