package io.postern.app.simulate;

import io.postern.simulate.benchlab.RackPlan;
import io.postern.simulate.benchlab.RackPlan.Product;
import io.postern.simulate.plug.LinkLabel;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Options that were read and can be had. */
record Order(RackPlan plan, List<DeviceEvent> changes) {

    private static final int LAST_PORT = 65_535;

    /**
     * @throws IllegalArgumentException saying what is wrong
     */
    static Order of(BenchlabOptions options) {
        if (options.count() < 1 || options.count() > RackPlan.MOST) {
            throw expected("--count", "a number from 1 to " + RackPlan.MOST, options.count());
        }
        var plan =
                (options.tcp().isPresent() ? onTcp(options, options.tcp().get()) : onPtys(options))
                        .withSeed(options.seed())
                        .withProduct(product(options.product()))
                        .withChipInDegrees(isInDegrees(options.chip()));
        return new Order(
                plan,
                options.misbehave().stream()
                        .map(text -> DeviceEvent.ofOption(text, options.count()))
                        .toList());
    }

    private static RackPlan onPtys(BenchlabOptions options) {
        if (options.bind().isPresent()) {
            throw new IllegalArgumentException("--bind: expected --tcp PORT with it, found none");
        }
        var plan = RackPlan.onPtys(options.count());
        return options.links()
                .map(folder -> Path.of(folder).toAbsolutePath().normalize())
                .map(folder -> plan.withLabels(n -> new LinkLabel(folder.resolve("benchlab-" + n))))
                .orElse(plan);
    }

    private static RackPlan onTcp(BenchlabOptions options, int first) {
        if (options.links().isPresent()) {
            throw new IllegalArgumentException(
                    "--links: expected pseudo-terminals with it, found --tcp");
        }
        int highest = LAST_PORT - options.count() + 1;
        if (first < 0 || first > highest) {
            throw expected(
                    "--tcp",
                    "a port from 0 to " + highest + " for " + options.count() + " devices",
                    first);
        }
        return RackPlan.onTcp(options.count(), host(options.bind()), first);
    }

    private static InetAddress host(Optional<String> bind) {
        try {
            return bind.isPresent()
                    ? InetAddress.getByName(bind.get())
                    : InetAddress.getLoopbackAddress();
        } catch (UnknownHostException unknown) {
            throw expected("--bind", "an address of this machine", bind.orElse(""));
        }
    }

    private static Product product(String text) {
        for (var product : Product.values()) {
            if (text.replaceFirst("^0[xX]", "").equals(Integer.toHexString(product.id()))) {
                return product;
            }
        }
        throw expected("--product", "10 or 11", text);
    }

    private static boolean isInDegrees(String text) {
        if (text.equals("degrees") || text.equals("tenths")) {
            return text.equals("degrees");
        }
        throw expected("--chip", "tenths or degrees", text);
    }

    private static IllegalArgumentException expected(String option, String what, Object found) {
        return new IllegalArgumentException(
                option + ": expected " + what + ", found \"" + found + "\"");
    }
}
