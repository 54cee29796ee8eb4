package io.postern.serial.system;

import io.postern.serial.port.LineSettings;

/** Why a serial port does not open, and what to do about it. */
public final class OpeningWords {

    private static final int ENOENT = 2;
    private static final int EIO = 5;
    private static final int ENXIO = 6;
    private static final int EAGAIN = 11;
    private static final int EACCES = 13;
    private static final int EBUSY = 16;
    private static final int ENODEV = 19;
    private static final int EINVAL = 22;
    private static final int EMFILE = 24;
    private static final int ENOTTY = 25;

    private OpeningWords() {}

    public static String of(int error, String path, LineSettings line) {
        return switch (error) {
            // jSerialComm says 2 of a port that this process has open: its file was there just now
            case ENOENT -> taken(path, "this gateway has it open already: name it once only");
            case EAGAIN, EBUSY ->
                    taken(path, "close the other program; \"fuser -v " + path + "\" tells which");
            case EACCES -> forbidden(path, "dialout");
            case EIO, ENXIO, ENODEV ->
                    "there is no device behind \""
                            + path
                            + "\": it was just unplugged, or this is one of the ports that a system"
                            + " lists without having them";
            case ENOTTY -> "expected a serial port, found the file \"" + path + "\", which is none";
            case EINVAL -> refused(path, line);
            case EMFILE ->
                    "the gateway has too many files open for \""
                            + path
                            + "\"; raise the limit (systemd: LimitNOFILE=)";
            default -> "\"" + path + "\" does not open (system error " + error + ")";
        };
    }

    static String missing(String path) {
        return "there is no port \"" + path + "\"; plug the device in, or correct the name";
    }

    public static String forbidden(String path, String group) {
        return "no permission to open \""
                + path
                + "\": it belongs to the group \""
                + group
                + "\"; run \"sudo usermod -aG "
                + group
                + " USER\" for the user that runs the gateway, then start it anew (log in again"
                + " first)";
    }

    static String unshared(String path, String owner) {
        return "no permission to open \""
                + path
                + "\": only its owner \""
                + owner
                + "\" may; give it to a group with a udev rule such as SUBSYSTEM==\"tty\","
                + " GROUP=\"dialout\", MODE=\"0660\"";
    }

    /** The native part of jSerialComm could not be brought in. */
    static String unusable() {
        return "this machine cannot open serial ports: the native part of jSerialComm is unpacked"
                + " into the folder for temporary files, or else into the home folder, and neither"
                + " can be written and lets programs run (is it mounted noexec?), or there is none"
                + " for this processor; start the gateway with the environment variable"
                + " JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER, naming a folder that does; TCP ports"
                + " work without it";
    }

    private static String taken(String path, String remedy) {
        return "\"" + path + "\" is in use; " + remedy;
    }

    private static String refused(String path, LineSettings line) {
        return "\""
                + path
                + "\" does not take these settings: "
                + line.baud()
                + " baud, "
                + line.dataBits()
                + " data bits, parity "
                + line.parity()
                + ", "
                + line.stopBits()
                + " stop bits; choose a \"baud\" that its manual names";
    }
}
