package io.postern.mqtt.wire;

import static io.postern.mqtt.wire.WireBytes.packet;
import static io.postern.mqtt.wire.WireBytes.sized;
import static io.postern.mqtt.wire.WireBytes.text;

import io.postern.mqtt.broker.MqttVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every packet that a broker sends, in hexadecimal, and what a reader is to tell of it. */
final class BrokerWords {

    private static final String LONG = "x".repeat(300);

    private BrokerWords() {}

    static Map<String, String> of(MqttVersion version) {
        return version == MqttVersion.V5 ? five() : three();
    }

    /** All of them, one after the other. */
    static byte[] stream(MqttVersion version) {
        return WireBytes.bytes(of(version).keySet().toArray(String[]::new));
    }

    /** What is to be told of all of them. */
    static List<String> told(MqttVersion version) {
        return of(version).values().stream().filter(line -> !line.isEmpty()).toList();
    }

    private static Map<String, String> three() {
        var all = new LinkedHashMap<String, String>();
        all.put("20 02 00 00", welcome(false));
        all.put("20 02 01 00", welcome(true));
        all.put("20 02 00 05", "refused CONNACK 5");
        all.put("30 05 0001 61 6F6E", "PUBLISH 0 a qos 0 6F6E");
        all.put("30 03 0001 61", "PUBLISH 0 a qos 0 ");
        all.put("31 05 0001 61 6F6E", "PUBLISH 0 a qos 0 6F6E retained");
        all.put("32 07 0001 61 0007 6F6E", "PUBLISH 7 a qos 1 6F6E");
        all.put("3A 07 0001 61 0007 6F6E", "PUBLISH 7 a qos 1 6F6E again");
        all.put("3D 07 0001 61 FFFF 6F6E", "PUBLISH 65535 a qos 2 6F6E retained again");
        all.put("30 07 0005 74C3BC722F", "PUBLISH 0 tür/ qos 0 ");
        all.put(packet("30", text(LONG), "00"), "PUBLISH 0 " + LONG + " qos 0 00");
        all.put("40 02 0001", "PUBACK 1 0");
        all.put("50 02 0002", "PUBREC 2 0");
        all.put("62 02 0003", "PUBREL 3 0");
        all.put("70 02 FFFF", "PUBCOMP 65535 0");
        all.put("90 03 0001 01", "SUBACK 1 [1]");
        all.put("90 05 0002 00 02 80", "SUBACK 2 [0, 2, 128]");
        all.put("B0 02 0003", "UNSUBACK 3 []");
        all.put("D0 00", "");
        return all;
    }

    private static String welcome(boolean sessionPresent) {
        return "Welcome[sessionPresent="
                + sessionPresent
                + ", receiveMaximum=65535, maximumPacket=268435460, maximumQos=2, retains=true,"
                + " topicAliases=0, keepAlive=Optional.empty]";
    }

    private static Map<String, String> five() {
        var all = new LinkedHashMap<String, String>();
        all.put("20 03 00 00 00", welcome(false));
        all.put(
                packet(
                        "20",
                        "01 00",
                        sized(
                                "21 0014",
                                "27 00010000",
                                "24 01",
                                "25 00",
                                "22 000A",
                                "13 001E",
                                read(),
                                "1F" + text("hello"))),
                "Welcome[sessionPresent=true, receiveMaximum=20, maximumPacket=65536,"
                        + " maximumQos=1, retains=false, topicAliases=10,"
                        + " keepAlive=Optional[30]]");
        all.put("20 03 00 87 00", "refused CONNACK 135");
        all.put(packet("20", "00 97", sized("1F", text("voll"))), "refused CONNACK 151 voll");
        publishes(all);
        answers(all);
        all.put("E0 00", "refused DISCONNECT 0");
        all.put("E0 01 8B", "refused DISCONNECT 139");
        all.put("E0 02 8B 00", "refused DISCONNECT 139");
        all.put(
                packet("E0", "9C", sized("1C", text("other"), "1F", text("go"))),
                "refused DISCONNECT 156 go");
        return all;
    }

    /** Properties of a CONNACK that mean nothing here. */
    private static String read() {
        return String.join(
                "",
                "11 00000E10",
                "12" + text("assigned"),
                "28 01",
                "29 00",
                "2A 01",
                "1A" + text("response"),
                "1C" + text("server"),
                "15" + text("method"),
                "16 0002 0102",
                "26" + text("name") + text("value"));
    }

    private static void publishes(Map<String, String> all) {
        all.put("30 06 0001 61 00 6F6E", "PUBLISH 0 a qos 0 6F6E");
        all.put("30 04 0001 61 00", "PUBLISH 0 a qos 0 ");
        all.put("32 08 0001 61 0007 00 6F6E", "PUBLISH 7 a qos 1 6F6E");
        all.put("3D 08 0001 61 0007 00 6F6E", "PUBLISH 7 a qos 2 6F6E retained again");
        all.put("30 08 0001 61 03 23 0002 01", "PUBLISH 0 a qos 0 01");
        all.put("30 07 0000 03 23 0002 02", "PUBLISH 0 a qos 0 02");
        all.put(
                packet(
                        "34",
                        text("b/c"),
                        "0102",
                        sized(
                                "01 01",
                                "02 0000003C",
                                "23 0004",
                                "08" + text("answers"),
                                "09 0003 000102",
                                "0B FFFFFF7F",
                                "03" + text("text/plain"),
                                "26" + text("uid") + text("s/b/1"),
                                "26" + text("site") + text(LONG)),
                        "00FF"),
                "PUBLISH 258 b/c qos 2 00FF response answers correlation 000102 uid s/b/1");
        all.put("30 07 0000 03 23 0004 03", "PUBLISH 0 b/c qos 0 03");
    }

    private static void answers(Map<String, String> all) {
        all.put("40 02 0001", "PUBACK 1 0");
        all.put("40 03 0001 10", "PUBACK 1 16");
        all.put("40 04 0001 97 00", "PUBACK 1 151");
        all.put(packet("40", "0001 87", sized("1F", text("no"))), "PUBACK 1 135 no");
        all.put("50 02 0002", "PUBREC 2 0");
        all.put("50 03 0002 91", "PUBREC 2 145");
        all.put("62 02 0003", "PUBREL 3 0");
        all.put("62 03 0003 92", "PUBREL 3 146");
        all.put("70 02 0004", "PUBCOMP 4 0");
        all.put("70 03 0004 92", "PUBCOMP 4 146");
        all.put("90 04 0001 00 01", "SUBACK 1 [1]");
        all.put(packet("90", "0002", sized("1F" + text("so")), "00 02 87"), "SUBACK 2 [0, 2, 135]");
        all.put("B0 05 0003 00 00 11", "UNSUBACK 3 [0, 17]");
        all.put("D0 00", "");
    }
}
