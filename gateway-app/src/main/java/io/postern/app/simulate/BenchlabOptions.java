package io.postern.app.simulate;

import java.util.List;
import java.util.Optional;

/**
 * What somebody asked for, as written.
 *
 * @param tcp the first port; pseudo-terminals without one
 * @param bind the address that the ports are opened on
 * @param links the folder of the symbolic links
 */
public record BenchlabOptions(
        int count,
        Optional<Integer> tcp,
        Optional<String> bind,
        Optional<String> links,
        List<String> misbehave,
        long seed,
        String product,
        String chip) {

    public BenchlabOptions {
        misbehave = List.copyOf(misbehave);
    }
}
