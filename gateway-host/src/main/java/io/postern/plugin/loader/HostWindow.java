package io.postern.plugin.loader;

import java.util.List;

/**
 * All that a plugin sees of the gateway: the plugin API, the operating API, the logging API and the
 * JDK. Nothing else of the host's class path comes through.
 */
final class HostWindow extends ClassLoader {

    private static final List<String> SHARED =
            List.of("io.postern.api.", "io.postern.ops.", "org.slf4j.", "org.jspecify.");

    private final ClassLoader host;

    HostWindow(ClassLoader host) {
        super("postern-host", getPlatformClassLoader());
        this.host = host;
    }

    /** Whether a class is the host's, whatever a plugin may bring. */
    static boolean shares(String className) {
        return SHARED.stream().anyMatch(className::startsWith);
    }

    @Override
    protected Class<?> loadClass(String className, boolean resolve) throws ClassNotFoundException {
        return shares(className) ? host.loadClass(className) : super.loadClass(className, resolve);
    }
}
