package io.postern.plugin.load;

import io.postern.plugin.file.Copy;
import io.postern.plugin.file.PluginManifest;
import java.util.Optional;

/**
 * A plugin in memory. Each is only equal to itself.
 *
 * <p>Whoever holds one holds its class loader.
 */
public final class Loaded {

    private final PluginManifest manifest;
    private final String file;
    private final Offers offers;
    private final Optional<Copy> copy;

    Loaded(PluginManifest manifest, String file, Offers offers, Optional<Copy> copy) {
        this.manifest = manifest;
        this.file = file;
        this.offers = offers;
        this.copy = copy;
    }

    public PluginManifest manifest() {
        return manifest;
    }

    public String id() {
        return manifest.id();
    }

    /** The file it came from, as people see it. */
    public String file() {
        return file;
    }

    public Offers offers() {
        return offers;
    }

    /** Whether it is the distribution's own, from the class path. */
    public boolean isBundled() {
        return copy.isEmpty();
    }

    /** Whether it was loaded from the very content with this hash. */
    public boolean isOf(String hash) {
        return copy.filter(own -> own.folder().endsWith(hash)).isPresent();
    }

    /** Tells this version from others of the same plugin, without holding it. */
    public String fingerprint() {
        return id() + "@" + copy.map(own -> own.folder().toString()).orElse("bundled");
    }

    Optional<Copy> copy() {
        return copy;
    }
}
