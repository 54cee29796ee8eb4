package io.postern.app.run;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C and SIGTERM: the first asks politely, the second ends the process at once. A shutdown hook
 * alone cannot tell the second from the first.
 */
public final class Signals {

    private static final int KILLED = 137;
    private static final List<String> ENDING = List.of("INT", "TERM", "HUP");

    private Signals() {}

    /** Runs {@code stop} at the first signal, on a thread of the virtual machine. */
    public static void onStop(Runnable stop) {
        var stopping = new AtomicBoolean();
        InvocationHandler handler =
                (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return answer(proxy, method.getName(), arguments);
                    }
                    if (!stopping.compareAndSet(false, true)) {
                        Runtime.getRuntime().halt(KILLED);
                    }
                    stop.run();
                    return null;
                };
        try {
            install(handler);
        } catch (ReflectiveOperationException | IllegalArgumentException unsupported) {
            // A Java without the call, or one told to leave signals alone (-Xrs).
            Runtime.getRuntime().addShutdownHook(new Thread(stop, "stop"));
        }
    }

    /**
     * Reading the keyboard from the background fails from now on; unasked, the system would stop
     * the whole process at the first attempt.
     */
    public static void readInBackground() {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var taker = Class.forName("sun.misc.SignalHandler");
            signal.getMethod("handle", signal, taker)
                    .invoke(
                            null,
                            signal.getConstructor(String.class).newInstance("TTIN"),
                            taker.getField("SIG_IGN").get(null));
        } catch (ReflectiveOperationException | IllegalArgumentException unsupported) {
            // A Java without the call, or a system without the signal: it is as it always was.
        }
    }

    /** By name: the compiler knows no supported way to a signal, every Java has this one. */
    private static void install(InvocationHandler handler) throws ReflectiveOperationException {
        var signal = Class.forName("sun.misc.Signal");
        var taker = Class.forName("sun.misc.SignalHandler");
        var proxy =
                Proxy.newProxyInstance(
                        Signals.class.getClassLoader(), new Class<?>[] {taker}, handler);
        var handle = signal.getMethod("handle", signal, taker);
        for (var name : ENDING) {
            handle.invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        }
    }

    private static Object answer(Object proxy, String method, Object[] arguments) {
        return switch (method) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "stop signals";
        };
    }
}
