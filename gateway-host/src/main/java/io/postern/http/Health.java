package io.postern.http;

import java.util.List;

/**
 * Whether the gateway does its work.
 *
 * @param reasons why it is not ready, in words; empty when it is
 */
public record Health(List<String> reasons) {

    public Health {
        reasons = List.copyOf(reasons);
    }

    boolean isReady() {
        return reasons.isEmpty();
    }
}
