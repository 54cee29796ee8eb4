package io.postern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.app.session.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLinesTest {

    @TempDir private Path home;
    private RecordedSession call;

    @BeforeEach
    void start() {
        call = RecordedSession.at(home, Map.of());
    }

    @Test
    void saysAllCommandsWithoutOne() {
        int code = call.run();

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(call.said()).contains("Commands:\n", "  check ", "  run ");
    }

    @Test
    void namesTheNearestCommand() {
        int code = call.run("vershun");

        assertThat(code).isEqualTo(ExitCode.USAGE);
        assertThat(call.complained())
                .isEqualTo(
                        "postern: expected a command, found \"vershun\"; did you mean \"version\"?\n"
                                + "Try: postern --help\n");
    }

    @Test
    void checkOfAnEmptyFolderSaysWhereExamplesAre() throws IOException {
        var configs = Files.createDirectories(home.resolve("empty"));

        int code = call.run("check", configs.toString());

        assertThat(code).isEqualTo(ExitCode.PROBLEMS);
        assertThat(call.said())
                .startsWith(
                        configs
                                + ":1:1: waiting: nothing will run: there is no carrier and no"
                                + " address yet; examples are in "
                                + home.resolve("configs/examples")
                                + "\n");
    }

    @Test
    void namesTheDevicesThatCanBeSimulated() {
        int code = call.run("simulate");

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(call.said()).contains("Usage: postern simulate [OPTIONS] DEVICE", "  benchlab ");
    }

    @Test
    void namesTheNearestDevice() {
        int code = call.run("simulate", "benchlub");

        assertThat(code).isEqualTo(ExitCode.USAGE);
        assertThat(call.complained())
                .isEqualTo(
                        "postern simulate: expected a command, found \"benchlub\"; did you mean"
                                + " \"benchlab\"?\n"
                                + "Try: postern simulate --help\n");
    }

    @Test
    void saysWhatCannotBeSimulated() {
        int code = call.run("simulate", "benchlab", "--count", "0");

        assertThat(code).isEqualTo(ExitCode.USAGE);
        assertThat(call.complained())
                .isEqualTo(
                        "postern simulate benchlab: --count: expected a number from 1 to 256, found"
                                + " \"0\"\n"
                                + "Try: postern simulate benchlab --help\n");
    }

    @Test
    void refusesTwoKindsOfPortsAtOnce() {
        int code = call.run("simulate", "benchlab", "--pty", "--tcp", "0");

        assertThat(code).isEqualTo(ExitCode.USAGE);
        assertThat(call.complained())
                .startsWith("postern simulate benchlab: expected --pty or --tcp, found both\nTry:");
    }

    @Test
    void namesTheNearestOption() {
        int code = call.run("check", "--efective");

        assertThat(code).isEqualTo(ExitCode.USAGE);
        assertThat(call.complained())
                .isEqualTo(
                        "postern check: expected one of its options, found \"--efective\";"
                                + " did you mean \"--effective\"?\n"
                                + "Try: postern check --help\n");
    }

    @Test
    void saysWhichWordIsMissing() {
        int code = call.run("send");

        assertThat(code).isEqualTo(ExitCode.USAGE);
        assertThat(call.complained())
                .isEqualTo(
                        "postern send: expected ADDRESS, found nothing\n"
                                + "Try: postern send --help\n");
    }

    @Test
    void saysWhichValueIsMissing() {
        int code = call.run("run", "--http");

        assertThat(code).isEqualTo(ExitCode.USAGE);
        assertThat(call.complained())
                .isEqualTo(
                        "postern run: expected --http HOST:PORT|off, found nothing\n"
                                + "Try: postern run --help\n");
    }

    @Test
    void refusesAWordTooMany() {
        int code = call.run("version", "now");

        assertThat(code).isEqualTo(ExitCode.USAGE);
        assertThat(call.complained()).startsWith("postern version: expected nothing more, found");
    }

    @Test
    void saysThatNoGatewayRuns() {
        int code = call.run("status");

        assertThat(code).isEqualTo(ExitCode.NOT_RUNNING);
        assertThat(call.complained())
                .isEqualTo(
                        "postern: no gateway runs with the data folder \""
                                + home.resolve("data")
                                + "\": start one with \"postern run\", or name its folder with"
                                + " --data\n");
    }

    @Test
    void checksAFolderThatIsNotThere() {
        int code = call.run("check", home.resolve("nowhere").toString());

        assertThat(code).isEqualTo(ExitCode.PROBLEMS);
        assertThat(call.said())
                .endsWith(
                        "/nowhere:1:1: expected a folder with the configuration, found none;"
                                + " make it, or name another with --configs DIR\n"
                                + "1 problem, 0 waiting, 0 notes; nothing of this would be"
                                + " applied\n");
    }

    @Test
    void checkFindsWhatWaitsForAPlugin() throws IOException {
        write("configs/carriers/cloud.json", "{\"source\": \"mqqt\"}");

        int code = call.run("check");

        assertThat(code).isEqualTo(ExitCode.PROBLEMS);
        assertThat(call.said()).contains("carriers/cloud.json:1:12: waiting: ");
        assertThat(call.said()).endsWith("1 waiting, 1 note; 0 addresses, 1 carrier, 0 tasks\n");
    }

    @Test
    void checkSpeaksJson() throws IOException {
        write("configs/carriers/cloud.json", "{\"source\": 5}");

        int code = call.run("check", "--json");

        assertThat(code).isEqualTo(ExitCode.PROBLEMS);
        assertThat(call.said())
                .startsWith("{\"problems\":1,\"waiting\":0,\"notes\":0,\"findings\":[{\"grade\":")
                .contains("\"line\":1,\"column\":12,");
    }

    @Test
    void explainNamesTheNearestAddress() throws IOException {
        write("configs/carriers/field.json", "{\"source\": \"simulator\"}");
        write(
                "configs/addresses/air.json",
                "{\"message_type\": \"air\", \"send_or_receive\": \"receive\","
                        + " \"carrier\": \"field\", \"duration\": \"always\"}");

        int code = call.run("explain", "airr");

        assertThat(code).isEqualTo(ExitCode.PROBLEMS);
        assertThat(call.complained())
                .isEqualTo(
                        "postern: address: expected one of air, found \"airr\"; did you mean"
                                + " \"air\"?\n");
    }

    @Test
    void explainTellsTheWayOfAnAddress() throws IOException {
        write("configs/carriers/field.json", "{\"source\": \"simulator\"}");
        write(
                "configs/addresses/air.json",
                "{\"message_type\": \"air\", \"send_or_receive\": \"receive\","
                        + " \"carrier\": \"field\", \"duration\": \"always\"}");

        int code = call.run("explain", "air");

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(call.said()).startsWith("address air\n").contains("  carrier: \"field\"");
    }

    @Test
    void writesASchemaForEachFolder() throws IOException {
        var out = home.resolve("schemas");

        int code = call.run("schema", "--out", out.toString());

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(call.said().lines()).hasSize(6).contains(out + "/address.schema.json");
        assertThat(out.resolve("carrier.schema.json"))
                .content()
                .startsWith("{\n")
                .contains("\"simulator\"");
    }

    private void write(String name, String text) throws IOException {
        var file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
