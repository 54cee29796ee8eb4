package io.postern.serial.system;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * Loads the native part of jSerialComm, once. By itself it would unpack it into a folder that
 * everybody may write to, and load whatever lies there already.
 */
final class NativePart {

    /** Where jSerialComm looks first. */
    private static final String PATH = "jSerialComm.library.path";

    private static final String FILE = "libjSerialComm.so";
    private static final List<String> PROCESSORS =
            List.of(
                    "x86_64",
                    "x86",
                    "armv5",
                    "armv6hf",
                    "armv7hf",
                    "armv8_64",
                    "armv8_32",
                    "ppc64le");

    private NativePart() {}

    /**
     * @throws LinkageError when there is none that this machine can load
     */
    static void load() {
        if (!Once.LOADED) {
            throw new UnsatisfiedLinkError("jSerialComm is not loaded");
        }
    }

    /** Java itself sees to it that this happens once. */
    private static final class Once {

        private static final boolean LOADED = loaded();

        private static boolean loaded() {
            unpackAndLoad();
            return true;
        }
    }

    private static void unpackAndLoad() {
        var folder = unpacked();
        try {
            System.setProperty(PATH, folder);
            SerialPort.getVersion();
        } finally {
            delete(folder);
        }
    }

    /** A folder that is ours alone; empty text where there is none. */
    private static String unpacked() {
        try {
            var folder = Files.createTempDirectory("postern-serial");
            for (var processor : PROCESSORS) {
                unpack(processor, folder);
            }
            return folder.toString();
        } catch (IOException none) {
            return "";
        }
    }

    private static void unpack(String processor, Path folder) throws IOException {
        var name = "Linux/" + processor + "/" + FILE;
        try (var part = SerialPort.class.getClassLoader().getResourceAsStream(name)) {
            if (part != null) {
                var file = folder.resolve(name);
                Files.createDirectories(file.getParent());
                Files.copy(part, file);
            }
        }
    }

    /** What is loaded needs its file no longer. */
    private static void delete(String folder) {
        if (folder.isEmpty()) {
            return;
        }
        try (var files = Files.walk(Path.of(folder))) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException left) {
            // it stays behind, in a folder for temporary files
        }
    }
}
