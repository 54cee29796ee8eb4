package io.postern.plugin.load;

import io.postern.api.carrier.CarrierFactory;
import io.postern.api.handler.HandlerFactory;
import io.postern.api.task.TaskFactory;
import io.postern.config.catalog.Offer;
import io.postern.ops.OperatorFactory;
import io.postern.plugin.file.RefusedException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes the factories that one jar names, and asks each once what it offers. */
final class FactoryReader {

    static final List<Class<?>> POINTS =
            List.of(
                    CarrierFactory.class,
                    HandlerFactory.class,
                    TaskFactory.class,
                    OperatorFactory.class);

    private final ClassLoader loader;
    private final Function<Class<?>, Optional<URL>> services;

    /**
     * @param services finds the file that names the factories of one extension point
     */
    FactoryReader(ClassLoader loader, Function<Class<?>, Optional<URL>> services) {
        this.loader = loader;
        this.services = services;
    }

    /** Runs the plugin's code: constructors and {@code kind}. */
    Offers ask() throws Exception {
        var offers =
                new Offers(
                        ask(CarrierFactory.class, CarrierFactory::kind),
                        ask(HandlerFactory.class, HandlerFactory::kind),
                        ask(TaskFactory.class, TaskFactory::kind),
                        ask(OperatorFactory.class, OperatorFactory::name));
        KindCheck.of(offers);
        return offers;
    }

    private <F, K> List<Offer<F, K>> ask(Class<F> point, Function<F, K> question) throws Exception {
        var offers = new ArrayList<Offer<F, K>>();
        var file = services.apply(point);
        for (var name : file.isPresent() ? Services.names(file.get()) : List.<String>of()) {
            var factory = make(name, point);
            var kind = question.apply(factory);
            if (kind == null) {
                throw new RefusedException(
                        "expected " + name + " to say what it offers, found null");
            }
            offers.add(new Offer<>(factory, kind, ""));
        }
        return offers;
    }

    private <F> F make(String name, Class<F> point) throws Exception {
        var found = find(name, point);
        if (!point.isAssignableFrom(found)) {
            throw new RefusedException(
                    "expected "
                            + name
                            + " to be a "
                            + point.getSimpleName()
                            + ", found another class");
        }
        try {
            return point.cast(found.getConstructor().newInstance());
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException closed) {
            throw new RefusedException(
                    "expected "
                            + name
                            + " to be a public class with a public constructor without arguments,"
                            + " found none");
        }
    }

    private Class<?> find(String name, Class<?> point) throws RefusedException {
        try {
            return Class.forName(name, true, loader);
        } catch (ClassNotFoundException absent) {
            throw new RefusedException(
                    "expected the class "
                            + name
                            + " that its "
                            + Services.FOLDER
                            + point.getName()
                            + " names, found none");
        }
    }
}
