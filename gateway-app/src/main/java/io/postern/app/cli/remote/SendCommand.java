package io.postern.app.cli.remote;

import io.postern.app.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "send",
        header = "Send what waits at an address that sends as needed.",
        description =
                "The running gateway sends the newest message of each id that it has not sent yet.",
        footer = {"", "Example:", "  postern send uplink"})
public final class SendCommand implements Callable<Integer> {

    private final Session session;

    @Mixin private DataOption data = new DataOption();

    @Parameters(paramLabel = "ADDRESS", description = "The name of the address.")
    private String address = "";

    public SendCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return new Remote(session, data.over(session.folders())).call(List.of("send", address));
    }
}
