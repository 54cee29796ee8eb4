package io.postern.config.address;

import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.config.keys.AddressKeys;
import io.postern.config.problem.Report;
import java.util.Set;
import java.util.stream.Collectors;

/** Keys of the carrier's kind that were written beside {@code additional_info}, not into it. */
final class BesideInfo {

    private BesideInfo() {}

    /** Tells them, with the remedy; returns their names, which are no unknown keys then. */
    static Set<String> tell(AddressPart part, Settings ofKind, Report report) {
        var entries = part.object().content().entries();
        var beside =
                ofKind.all().stream()
                        .map(Setting::name)
                        .filter(name -> entries.containsKey(name))
                        .filter(name -> AddressKeys.ALL.named(name).isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
        beside.forEach(
                name ->
                        report.problem(
                                entries.get(name).place(),
                                "\""
                                        + name
                                        + "\": expected inside \"additional_info\", found beside"
                                        + " it; write \"additional_info\": {\""
                                        + name
                                        + "\": …}"));
        return beside;
    }
}
