package io.postern.gateway;

import io.postern.carrier.LinkListener;
import io.postern.config.plan.CarrierPlan;

/** Told of the carriers that run. */
@FunctionalInterface
public interface CarrierListener {

    /** Who is told of the links of a carrier that is about to be made: each time, of those. */
    LinkListener links(CarrierPlan plan);

    /** The carrier is gone, or is not monitored any more. */
    default void forget(String carrier) {}
}
