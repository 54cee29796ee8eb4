package io.postern.api.address;

import io.postern.api.setting.Values;

/**
 * A receive address, as its carrier sees it. Equal when all its parts are.
 *
 * @param name its resolved name
 * @param messageType the type of what it receives
 * @param trigger when it receives
 * @param settings its {@code additional_info}
 */
public record ReceiveAddress(String name, String messageType, Trigger trigger, Values settings) {}
