package io.postern.config.address;

import io.postern.api.context.Function;
import io.postern.api.setting.Values;
import io.postern.api.text.Quote;
import io.postern.config.keys.AddressKeys;
import io.postern.config.object.CheckContext;
import io.postern.config.object.FunctionChoice;
import io.postern.config.object.HandlerCheck;
import io.postern.config.object.Known;
import io.postern.config.plan.AddressPlan.HandlerUse;
import io.postern.config.problem.Place;
import java.util.Optional;

/** Finds the handler of an address and the function that it calls. */
public final class HandlerUses {

    private static final String HANDLER = AddressKeys.HANDLER.name();
    private static final String FUNCTION = AddressKeys.HANDLER_FUNCTION.name();

    private final CheckContext context;
    private final HandlerCheck handlers;

    /**
     * A handler's use by one address.
     *
     * @param stands false where the handler is parked
     */
    public record Use(Optional<HandlerUse> use, boolean stands, boolean isWaiting) {

        private static final Use NONE = new Use(Optional.empty(), true, false);
    }

    public HandlerUses(CheckContext context, HandlerCheck handlers) {
        this.context = context;
        this.handlers = handlers;
    }

    public Use of(AddressPart part, Values keys) {
        var name = keys.find(AddressKeys.HANDLER);
        var function = keys.find(AddressKeys.HANDLER_FUNCTION);
        if (name.isEmpty()) {
            refuseFunctionAlone(part, function);
            return Use.NONE;
        }
        var place = AddressCheck.place(part, HANDLER);
        var known = handlers.find(name.get(), place, HANDLER);
        if (known.state() == Known.State.PARKED) {
            context.report()
                    .note(
                            place,
                            "handler \""
                                    + name.get()
                                    + "\" is parked by \"enabled\": false, and this address with"
                                    + " it");
            return new Use(Optional.empty(), false, false);
        }
        if (known.state() == Known.State.PARENT) {
            context.report()
                    .problem(
                            place,
                            "\"handler\": expected one with a \"source\", found "
                                    + Quote.of(name.get())
                                    + ", which only others inherit from");
        }
        var called =
                known.kind()
                        .map(
                                kind ->
                                        FunctionChoice.of(
                                                context.report(),
                                                functionPlace(part),
                                                FUNCTION,
                                                function,
                                                kind.functions(),
                                                "handler \"" + name.get() + "\""))
                        .orElse(Optional.empty())
                        .map(Function::name)
                        .or(() -> function)
                        .orElse("");
        return new Use(
                Optional.of(new HandlerUse(name.get(), called)),
                true,
                known.state() == Known.State.WAITING);
    }

    /** Lets the handler be known that an address uses, as {@link #of} does. */
    void meet(AddressPart part, HandlerUse use) {
        handlers.find(use.handler(), AddressCheck.place(part, HANDLER), HANDLER);
    }

    private void refuseFunctionAlone(AddressPart part, Optional<String> function) {
        if (function.isPresent()
                && part.object().whole()
                && !context.isMisspelt(part.object(), AddressKeys.HANDLER, AddressKeys.ALL)) {
            context.report()
                    .problem(
                            functionPlace(part),
                            "\"handler_function\": expected a \"handler\" beside it, found none");
        }
    }

    private static Place functionPlace(AddressPart part) {
        return AddressCheck.place(part, FUNCTION);
    }
}
