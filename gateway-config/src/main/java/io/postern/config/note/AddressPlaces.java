package io.postern.config.note;

import io.postern.config.address.AddressPart;
import io.postern.config.problem.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where addresses stand in their files; looked up only when there is something to say. */
public final class AddressPlaces {

    private final List<AddressPart> parts;
    private final Map<String, Place> byName = new HashMap<>();

    public AddressPlaces(List<AddressPart> parts) {
        this.parts = parts;
    }

    Place of(String address) {
        if (byName.isEmpty()) {
            parts.forEach(part -> byName.putIfAbsent(part.name(), part.place()));
        }
        return byName.get(address);
    }
}
