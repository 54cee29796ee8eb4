package io.postern.plugin.load;

import io.postern.api.carrier.CarrierFactory;
import io.postern.api.carrier.CarrierKind;
import io.postern.api.handler.HandlerFactory;
import io.postern.api.handler.HandlerKind;
import io.postern.api.task.TaskFactory;
import io.postern.api.task.TaskKind;
import io.postern.config.catalog.Offer;
import io.postern.ops.OperatorFactory;
import java.util.ArrayList;
import java.util.List;

/** All that one plugin offers, in the order in which its jar names it. */
public record Offers(
        List<Offer<CarrierFactory, CarrierKind>> carriers,
        List<Offer<HandlerFactory, HandlerKind<?>>> handlers,
        List<Offer<TaskFactory, TaskKind>> tasks,
        List<Offer<OperatorFactory, String>> operators) {

    public Offers {
        carriers = List.copyOf(carriers);
        handlers = List.copyOf(handlers);
        tasks = List.copyOf(tasks);
        operators = List.copyOf(operators);
    }

    /** A source that belongs to whoever claims it first. */
    public record Claim(String sort, String source) {

        @Override
        public String toString() {
            return sort + " \"" + source + "\"";
        }
    }

    /** Everything it claims. */
    public List<Claim> claims() {
        var claims = new ArrayList<Claim>();
        carriers.forEach(offer -> claims.add(new Claim("carrier", offer.kind().source())));
        handlers.forEach(offer -> claims.add(new Claim("handler", offer.kind().source())));
        tasks.forEach(offer -> claims.add(new Claim("task", offer.kind().source())));
        operators.forEach(offer -> claims.add(new Claim("operator", offer.kind())));
        return claims;
    }

    /** The same, offered under a plugin's id. */
    Offers under(String plugin) {
        return new Offers(
                under(plugin, carriers),
                under(plugin, handlers),
                under(plugin, tasks),
                under(plugin, operators));
    }

    private static <F, K> List<Offer<F, K>> under(String plugin, List<Offer<F, K>> offers) {
        return offers.stream()
                .map(offer -> new Offer<>(offer.factory(), offer.kind(), plugin))
                .toList();
    }
}
