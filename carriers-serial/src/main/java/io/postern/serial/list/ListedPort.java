package io.postern.serial.list;

import java.util.Optional;

/**
 * A serial port that the machine lists.
 *
 * @param port what it is opened by
 * @param usb what is known of it where it is on USB
 * @param console whether the system itself speaks there
 */
public record ListedPort(String port, Optional<Usb> usb, boolean console) {

    /**
     * What a USB device says of itself; empty text where it says nothing.
     *
     * @param vid four hexadecimal digits, and so is pid
     */
    public record Usb(String vid, String pid, String serial, String product, String manufacturer) {}
}
