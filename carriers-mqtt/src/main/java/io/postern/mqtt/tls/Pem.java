package io.postern.mqtt.tls;

import io.postern.api.link.LinkException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** A block of a PEM file. */
record Pem(String label, byte[] bytes, boolean oldEncryption) {

    private static final Pattern BLOCK =
            Pattern.compile(
                    "-----BEGIN ([A-Z0-9 ]+)-----([^-]*(?:-(?!----END)[^-]*)*)-----END \\1-----");
    private static final Pattern HEADER = Pattern.compile("(?m)^[A-Za-z-]+:.*$");

    /** Every block, in the file's order; text between blocks is for people. */
    static List<Pem> read(TlsFile file) throws LinkException {
        var text = new String(file.read(), StandardCharsets.ISO_8859_1);
        var blocks = new ArrayList<Pem>();
        var matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            blocks.add(block(file, matcher.group(1), matcher.group(2)));
        }
        if (blocks.isEmpty()) {
            throw file.fault(
                    "expected PEM, which has a line -----BEGIN ...-----, found none; openssl"
                            + " converts other forms");
        }
        return blocks;
    }

    private static Pem block(TlsFile file, String label, String body) throws LinkException {
        boolean oldEncryption = body.contains("Proc-Type:") && body.contains("ENCRYPTED");
        var base64 = HEADER.matcher(body).replaceAll("").replaceAll("\\s", "");
        try {
            return new Pem(label, Base64.getDecoder().decode(base64), oldEncryption);
        } catch (IllegalArgumentException garbled) {
            throw file.fault(
                    "expected base64 between BEGIN and END " + label + ", found something else",
                    garbled);
        }
    }
}
