package io.postern.app.demo;

import io.postern.ops.Status.CarrierStatus;
import io.postern.ops.Status.LinkStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The links of a carrier in a few words. Those to devices are named after ports. */
record LinkSummary(List<LinkStatus> all) {

    static LinkSummary of(CarrierStatus carrier) {
        return new LinkSummary(carrier.links());
    }

    /** What is wrong with the first that is not up. */
    Optional<String> trouble() {
        return all.stream()
                .filter(link -> !isUp(link))
                .map(link -> device(link) + link.state() + why(link))
                .findFirst();
    }

    private static String device(LinkStatus link) {
        return isDevice(link) ? shortName(link) + " " : "";
    }

    private static String why(LinkStatus link) {
        return link.trouble().map(why -> ": " + withoutPort(link.name(), why)).orElse("");
    }

    /** It often begins with the port, which is named already. */
    private static String withoutPort(String port, String why) {
        return why.startsWith(port) ? why.substring(port.length()).replaceFirst("^:? ", "") : why;
    }

    /** How many devices are up of those that are there; nothing where there are none. */
    Optional<String> devices() {
        long there = all.stream().filter(LinkSummary::isDevice).count();
        long up = all.stream().filter(LinkSummary::isDevice).filter(LinkSummary::isUp).count();
        if (there == 0) {
            return Optional.empty();
        }
        var noun = there == 1 ? " device" : " devices";
        return Optional.of((up == there ? "" : up + " of ") + there + noun);
    }

    String up() {
        var names =
                all.stream()
                        .filter(LinkSummary::isDevice)
                        .filter(LinkSummary::isUp)
                        .map(LinkSummary::shortName)
                        .collect(Collectors.joining(" "));
        return devices().map(devices -> "up, " + devices + ": " + names).orElseGet(this::alone);
    }

    private String alone() {
        return all.stream()
                .flatMap(link -> link.remark().stream())
                .findFirst()
                .map(remark -> "up: " + remark)
                .orElse("up");
    }

    private static boolean isUp(LinkStatus link) {
        return link.state().equals("up");
    }

    /** A port is a path or an address, other links are words. */
    private static boolean isDevice(LinkStatus link) {
        return link.name().contains("/");
    }

    private static String shortName(LinkStatus link) {
        return link.name().substring(link.name().lastIndexOf('/') + 1);
    }
}
