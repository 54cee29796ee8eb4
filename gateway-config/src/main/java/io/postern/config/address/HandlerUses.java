package io.postern.config.address;

import io.postern.api.context.Function;
import io.postern.api.handler.HandlerKind;
import io.postern.api.setting.Values;
import io.postern.api.text.Quote;
import io.postern.config.document.Node.Entry;
import io.postern.config.document.Node.ListNode;
import io.postern.config.keys.AddressKeys;
import io.postern.config.object.CheckContext;
import io.postern.config.object.FunctionChoice;
import io.postern.config.object.HandlerCheck;
import io.postern.config.object.Known;
import io.postern.config.plan.AddressPlan.HandlerUse;
import io.postern.config.problem.Place;
import java.util.ArrayList;
import java.util.List;
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
        var wanted = keys.find(AddressKeys.HANDLER_FUNCTION).orElse(List.of());
        if (name.isEmpty()) {
            refuseFunctionAlone(part, wanted);
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
        var called = new ArrayList<String>();
        if (wanted.isEmpty()) {
            called.add(called(name.get(), Optional.empty(), functionPlace(part), known));
        }
        for (int i = 0; i < wanted.size(); i++) {
            var its = functionPlace(part, i);
            called.add(called(name.get(), Optional.of(wanted.get(i)), its, known));
        }
        return new Use(
                Optional.of(new HandlerUse(name.get(), called)),
                true,
                known.state() == Known.State.WAITING);
    }

    /** Empty where only a handler that is absent knows. */
    private String called(
            String handler, Optional<String> wanted, Place place, Known<?, HandlerKind<?>> known) {
        return known.kind()
                .flatMap(
                        kind ->
                                FunctionChoice.of(
                                        context.report(),
                                        place,
                                        FUNCTION,
                                        wanted,
                                        kind.functions(),
                                        "handler \"" + handler + "\""))
                .map(Function::name)
                .or(() -> wanted)
                .orElse("");
    }

    /** Lets the handler be known that an address uses, as {@link #of} does. */
    void meet(AddressPart part, HandlerUse use) {
        handlers.find(use.handler(), AddressCheck.place(part, HANDLER), HANDLER);
    }

    private void refuseFunctionAlone(AddressPart part, List<String> functions) {
        if (!functions.isEmpty()
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

    /** Of one of several, where they are a list. */
    private static Place functionPlace(AddressPart part, int number) {
        return CheckContext.entry(part.object().content(), FUNCTION)
                .map(Entry::value)
                .filter(ListNode.class::isInstance)
                .map(list -> ((ListNode) list).values().get(number).place())
                .orElseGet(() -> functionPlace(part));
    }
}
