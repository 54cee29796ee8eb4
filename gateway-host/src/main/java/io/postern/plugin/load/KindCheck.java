package io.postern.plugin.load;

import io.postern.api.context.Function;
import io.postern.plugin.file.RefusedException;
import java.util.HashSet;
import java.util.List;

/** Checks what factories say about themselves: a plugin is the edge of our own null-free world. */
final class KindCheck {

    private KindCheck() {}

    static void of(Offers offers) throws RefusedException {
        for (var offer : offers.carriers()) {
            var kind = offer.kind();
            describe("carrier", kind.source(), kind.description());
            require(kind.settings(), "settings", kind.source());
            require(kind.receiveSettings(), "receive settings", kind.source());
            require(kind.sendSettings(), "send settings", kind.source());
            functions(kind.source(), kind.functions());
        }
        for (var offer : offers.handlers()) {
            var kind = offer.kind();
            describe("handler", kind.source(), kind.description());
            require(kind.settings(), "settings", kind.source());
            functions(kind.source(), kind.functions());
        }
        for (var offer : offers.tasks()) {
            describe("task", offer.kind().source(), offer.kind().description());
            functions(offer.kind().source(), offer.kind().functions());
        }
        for (var offer : offers.operators()) {
            describe("operator", offer.kind(), "");
        }
        claims(offers);
    }

    private static void describe(String sort, Object source, Object description)
            throws RefusedException {
        if (!(source instanceof String name) || name.isBlank()) {
            throw new RefusedException(
                    "expected each " + sort + " to have a source, found one without");
        }
        require(description, "description", name);
    }

    private static void functions(String source, List<Function> functions) throws RefusedException {
        var names = new HashSet<String>();
        for (var function : functions) {
            require(function.name(), "name for each function", source);
            require(function.description(), "description for each function", source);
            require(function.arguments(), "argument list for each function", source);
            if (!names.add(function.name())) {
                throw new RefusedException(
                        "expected each function of \""
                                + source
                                + "\" to have a name of its own, found two named \""
                                + function.name()
                                + "\"");
            }
        }
    }

    private static void require(Object value, String what, String source) throws RefusedException {
        if (value == null) {
            throw new RefusedException("expected a " + what + " of \"" + source + "\", found null");
        }
    }

    private static void claims(Offers offers) throws RefusedException {
        var seen = new HashSet<Offers.Claim>();
        for (var claim : offers.claims()) {
            if (!seen.add(claim)) {
                throw new RefusedException("expected one " + claim + " in a plugin, found two");
            }
        }
        if (seen.isEmpty()) {
            throw new RefusedException(
                    "expected a jar that offers something, found no class named in "
                            + Services.FOLDER
                            + " for a CarrierFactory, HandlerFactory, TaskFactory or"
                            + " OperatorFactory");
        }
    }
}
