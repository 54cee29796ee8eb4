package io.postern.serial.find;

import io.postern.serial.list.PortList;
import io.postern.serial.list.ScanLimit;
import java.util.List;
import java.util.function.Consumer;

/** Looks for what the settings name. Used by one thread at a time. */
public final class WantedPorts implements PortFinder {

    private final List<WantedPort> wanted;
    private final PortList devices;
    private final Consumer<String> say;
    private boolean said;

    /**
     * @param say takes what a person should know
     */
    public WantedPorts(List<WantedPort> wanted, PortList devices, Consumer<String> say) {
        this.wanted = List.copyOf(wanted);
        this.devices = devices;
        this.say = say;
    }

    @Override
    public List<SeenPort> find() {
        var found = new FoundPorts(devices);
        for (var port : wanted) {
            port.look(found);
        }
        if (found.budget().isSpent() && !said) {
            said = true;
            say.accept(
                    "looking for serial ports ends after "
                            + ScanLimit.ENTRIES
                            + " files, others are not found; write \"ports\" that look into smaller"
                            + " folders");
        }
        return found.sorted();
    }
}
