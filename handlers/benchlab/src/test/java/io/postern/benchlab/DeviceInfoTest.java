package io.postern.benchlab;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.json.JsonObject;
import io.postern.testing.ParsedJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceInfoTest {

    private static final String FIRST =
            "{'port': '/dev/ttyACM0', 'vendor': 238, 'product': 16, 'firmware': 3,"
                    + " 'uid': '0123456789abcdef01234567'}";

    private final List<String> warnings = new ArrayList<>();

    private JsonObject info(boolean extended, String said) throws Exception {
        return new DeviceInfo(extended, warnings::add)
                .translated(BenchlabBench.announced(ParsedJson.object(said)))
                .content();
    }

    @Test
    void saysWhatTheFirstPublisherSays() throws Exception {
        assertThat(info(false, FIRST))
                .hasToString(
                        "{\"uid\":\"0123456789ABCDEF01234567\",\"com_port\":\"/dev/ttyACM0\","
                                + "\"firmware\":3}");
        assertThat(warnings).isEmpty();
    }

    @Test
    void saysMoreWhereItIsToldTo() throws Exception {
        assertThat(info(true, FIRST))
                .hasToString(
                        "{\"uid\":\"0123456789ABCDEF01234567\",\"com_port\":\"/dev/ttyACM0\","
                                + "\"firmware\":3,\"VendorId\":238,\"ProductId\":16,"
                                + "\"FwVersion\":3,\"variant\":\"ORIGINAL\"}");
    }

    @Test
    void publishesABenchlab2AndWarns() throws Exception {
        var content = info(true, FIRST.replace("16", "17"));

        assertThat(content.text("variant")).contains("BL2");
        assertThat(warnings)
                .containsExactly(
                        "BENCHLAB 0123456789ABCDEF01234567 at \"/dev/ttyACM0\": its sensors are"
                                + " not published, because how a BENCHLAB 2 lays them out is not"
                                + " known; its info is");
    }

    @ParameterizedTest
    @CsvSource({"tool, v3", "info, extended"})
    void theSettingDecidesAndTheUidIsTheId(String setting, String word) throws Exception {
        var bench = new BenchlabBench(Map.of(setting, word));

        var draft =
                bench.one(
                        BenchlabHandler.DEVICE_INFO,
                        BenchlabBench.announced(ParsedJson.object(FIRST)));

        assertThat(draft.id()).contains("0123456789ABCDEF01234567");
        assertThat(draft.type()).isEqualTo("benchlab_info");
        assertThat(draft.content().fields()).containsKey("variant");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'vendor': 238|'vendor': 1|BENCHLAB 0123456789ABCDEF01234567 at \"/dev/ttyACM0\": expected vendor 238 and product 16 (BENCHLAB) or 17 (BENCHLAB 2), found vendor 1 and product 16",
                "'product': 16|'product': 18|BENCHLAB 0123456789ABCDEF01234567 at \"/dev/ttyACM0\": expected vendor 238 and product 16 (BENCHLAB) or 17 (BENCHLAB 2), found vendor 238 and product 18",
                "'firmware': 3|'firmware': '3'|BENCHLAB 0123456789ABCDEF01234567 at \"/dev/ttyACM0\": expected a whole number from 0 to 255 in the field \"firmware\", found text \"3\"",
                "'firmware': 3|'firmware': 256|BENCHLAB 0123456789ABCDEF01234567 at \"/dev/ttyACM0\": expected a whole number from 0 to 255 in the field \"firmware\", found number 256",
                "'product': 16|'produkt': 16|BENCHLAB 0123456789ABCDEF01234567 at \"/dev/ttyACM0\": expected a whole number from 0 to 255 in the field \"product\", found none",
                "'0123456789abcdef01234567'|'0123'|BENCHLAB at \"/dev/ttyACM0\": expected a device's uid of 24 hex digits, found \"0123\"",
                "'/dev/ttyACM0'|5|BENCHLAB: expected text in the field \"port\", found number 5",
            },
            quoteCharacter = '`')
    void refusesWhatIsNoBenchlab(String from, String to, String why) {
        var bench = new BenchlabBench(Map.of());
        var said = ParsedJson.object(FIRST.replace(from, to));

        assertThat(bench.refusal(BenchlabHandler.DEVICE_INFO, BenchlabBench.announced(said)))
                .isEqualTo(why);
    }
}
