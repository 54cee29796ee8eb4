package io.postern.http;

import io.postern.ops.Route;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The routes there are now: the gateway's own and those of operating plugins. An exact path counts
 * before a star, a longer star before a shorter one. Safe for use by any thread.
 */
public final class HttpRoutes {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");
    private static final Pattern PATH = Pattern.compile("/[^*?#\\s]*\\*?");

    private final List<Route> own;
    private volatile List<Route> all;

    /** Takes routes away again. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {

        @Override
        void close();
    }

    /**
     * @param own what answers whatever plugins do
     */
    public HttpRoutes(List<Route> own) {
        this.own = List.copyOf(own);
        this.all = this.own;
    }

    /**
     * Adds all of them, or none.
     *
     * @throws IllegalArgumentException when one is wrong or taken; the message says which
     */
    public synchronized Registration add(Collection<Route> routes) {
        var more = new ArrayList<>(all);
        for (var route : routes) {
            check(route, more);
            more.add(route);
        }
        more.sort(Comparator.comparing(HttpRoutes::exactness).reversed());
        all = List.copyOf(more);
        var added = List.copyOf(routes);
        return () -> remove(added);
    }

    Optional<Route> find(String method, String path) {
        var wanted = method.equals("HEAD") ? "GET" : method;
        return all.stream()
                .filter(route -> route.method().equals(wanted) && takes(route, path))
                .findFirst();
    }

    /** The methods that a path answers to; none when there is no such path. */
    Set<String> methods(String path) {
        var methods = new TreeSet<String>();
        all.stream()
                .filter(route -> takes(route, path))
                .forEach(each -> methods.add(each.method()));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return methods;
    }

    /** Where one can look, apart from the root: each once, without its star. */
    List<String> places() {
        return all.stream()
                .filter(route -> route.method().equals("GET"))
                .map(route -> route.path().replace("*", ""))
                .filter(path -> !path.equals("/"))
                .distinct()
                .sorted()
                .toList();
    }

    boolean isOwn(Route route) {
        return own.contains(route);
    }

    private synchronized void remove(List<Route> routes) {
        var rest = new ArrayList<>(all);
        rest.removeAll(routes);
        all = List.copyOf(rest);
    }

    private static void check(Route route, List<Route> known) {
        var name = "route " + route.method() + " " + route.path();
        if (!METHODS.contains(route.method())) {
            throw new IllegalArgumentException(
                    name + ": expected GET, POST, PUT or DELETE, found \"" + route.method() + "\"");
        }
        if (!PATH.matcher(route.path()).matches()) {
            throw new IllegalArgumentException(
                    name
                            + ": expected a path such as /api/x or /api/*, found \""
                            + route.path()
                            + "\"");
        }
        if (known.stream().anyMatch(other -> isSame(other, route))) {
            throw new IllegalArgumentException(
                    name + ": expected a path that is free, found one that is taken");
        }
    }

    private static boolean isSame(Route one, Route other) {
        return one.method().equals(other.method()) && one.path().equals(other.path());
    }

    private static boolean takes(Route route, String path) {
        return isStar(route)
                ? path.startsWith(route.path().substring(0, route.path().length() - 1))
                : path.equals(route.path());
    }

    private static int exactness(Route route) {
        return isStar(route) ? route.path().length() : Integer.MAX_VALUE;
    }

    private static boolean isStar(Route route) {
        return route.path().endsWith("*");
    }
}
