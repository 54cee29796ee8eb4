package io.postern.bench.relay;

import io.postern.bench.process.BenchBroker;
import io.postern.bench.process.ProcessCommand;
import io.postern.testing.net.FreePorts;
import java.io.IOException;
import java.util.List;

/** Mosquitto's own bridge: a third broker that takes from one and sends to the other. */
record Bridge() implements Relay {

    @Override
    public String name() {
        return "bridge";
    }

    @Override
    public boolean onJava() {
        return false;
    }

    @Override
    public ProcessCommand command(Way way, List<String> javaOptions) throws IOException {
        return BenchBroker.command(
                way.folder().resolve("bridge.conf"),
                FreePorts.next(),
                connection("in", way.inPort(), way.qos())
                        + connection("out", way.outPort(), way.qos()));
    }

    private static String connection(String direction, int port, int qos) {
        return """

                connection bench-%1$s
                address 127.0.0.1:%2$d
                topic meter_teros10/# %1$s %3$d
                remote_clientid bridge_%1$s
                bridge_protocol_version mqttv50
                cleansession true
                notifications false
                restart_timeout 1
                """
                .formatted(direction, port, qos);
    }
}
