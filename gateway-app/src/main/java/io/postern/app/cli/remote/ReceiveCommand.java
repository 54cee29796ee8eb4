package io.postern.app.cli.remote;

import io.postern.app.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "receive",
        header = "Receive once at an address that receives as needed.",
        description = "The running gateway asks the address's carrier once.",
        footer = {"", "Example:", "  postern receive meter_inbound"})
public final class ReceiveCommand implements Callable<Integer> {

    private final Session session;

    @Mixin private DataOption data = new DataOption();

    @Parameters(paramLabel = "ADDRESS", description = "The name of the address.")
    private String address = "";

    public ReceiveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return new Remote(session, data.over(session.folders())).call(List.of("receive", address));
    }
}
