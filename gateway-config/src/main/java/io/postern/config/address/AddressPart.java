package io.postern.config.address;

import io.postern.config.problem.Place;
import io.postern.config.resolve.Merged;
import io.postern.config.text.KeywordValues;
import java.util.Optional;

/**
 * One address of a file: the whole, or that of one message type.
 *
 * @param place of its message type
 * @param type empty where a problem with it was told
 */
public record AddressPart(
        String name, Merged object, Place place, Optional<String> type, KeywordValues words) {}
