package io.postern.config.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.postern.config.document.DocumentResult;
import io.postern.config.document.Told;
import io.postern.config.problem.SourceFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReaderTest {

    private static final String NAME = "configs/carriers/x.json";

    @TempDir Path folder;

    @Test
    void aByteOrderMarkIsNoContent() throws IOException {
        var reading = read("\uFEFF{\"a\" 1}");

        assertThat(Told.text(reading))
                .isEqualTo(
                        """
                        configs/carriers/x.json:1:6: expected ':' after "a", found 1
                            1 | {"a" 1}
                              |      ^""");
        assertThat(read("\uFEFF{\"a\": 1}").root()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void anyUtf16IsRefused(String charset) throws IOException {
        String mark = charset.equals("UTF-16") ? "" : "\uFEFF";

        var reading = read((mark + "{\"a\": 1}").getBytes(charset));

        assertThat(Told.text(reading))
                .isEqualTo(
                        "configs/carriers/x.json:1:1: expected UTF-8, found UTF-16;"
                                + " save the file as UTF-8");
    }

    @Test
    void aNulByteIsRefused() throws IOException {
        var reading = read("{\"a\": 1}\n".getBytes(StandardCharsets.UTF_16LE));

        assertThat(Told.text(reading))
                .isEqualTo(
"""
configs/carriers/x.json:1:2: expected text, found a NUL byte; the file is damaged or not saved as UTF-8
    1 | {�"�a�"�:� �1�}�
      |  ^""");
    }

    @Test
    void linesMayEndAsOnWindows() throws IOException {
        var reading = read("{\r\n\t\"a\": 1,\r\n\t\"b\" 2\r\n}\r\n");

        assertThat(Told.text(reading))
                .isEqualTo(
                        """
                        configs/carriers/x.json:3:6: expected ':' after "b", found 2
                            3 |     "b" 2
                              |         ^""");
    }

    @Test
    void linesOfYamlMayEndAsOnWindows() throws IOException {
        Path file = Files.writeString(folder.resolve("x.yaml"), "a: 1\r\nb: yes\r\n");

        var reading = DocumentReader.read(file, "x.yaml");

        assertThat(Told.text(reading))
                .isEqualTo(
"""
x.yaml:2:4: expected true or false, found yes; write true, or "yes" if it is text
    2 | b: yes
      |    ^""");
    }

    @Test
    void latin1IsRefusedAtItsByte() throws IOException {
        var reading = read("{\n  \"ort\": \"Köln\"\n}".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(Told.text(reading))
                .isEqualTo(
"""
configs/carriers/x.json:2:12: expected UTF-8, found the byte 0xF6 (ö in Latin-1); save the file as UTF-8
    2 |   "ort": "K�ln"
      |            ^""");
    }

    @Test
    void aCutCharacterAtTheEndIsRefused() throws IOException {
        var reading = read(new byte[] {'{', '}', (byte) 0xE2, (byte) 0x82});

        assertThat(Told.messages(reading))
                .containsExactly(
                        "1:3 expected UTF-8, found the byte 0xE2 (â in Latin-1);"
                                + " save the file as UTF-8");
    }

    @Test
    void aReplacementCharacterOfTheFileItselfIsText() throws IOException {
        assertThat(read("{\"a\": \"\uFFFD\"}").root()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            textBlock =
"""
x.json => `` => 1:1 expected an object in { }, found an empty file
x.json => ` ` => 1:1 expected an object in { }, found an empty file
x.json => // => 1:1 expected an object in { }, found only comments
x.yaml => `` => 1:1 expected an object, found an empty file
x.yaml => # a => 1:1 expected an object, found only comments
x.yml => --- => 1:4 expected an object, found null
""")
    void aFileWithoutContentIsRefused(String name, String text, String message) {
        var reading = DocumentReader.read(new SourceFile(name, text));

        assertThat(Told.messages(reading)).containsExactly(message);
    }

    @Test
    void aFolderIsRefused() throws IOException {
        Path file = Files.createDirectory(folder.resolve("x.json"));

        assertThat(Told.text(DocumentReader.read(file, NAME)))
                .isEqualTo("configs/carriers/x.json:1:1: expected a file, found a folder");
    }

    @Test
    void aFileThatIsGoneIsRefused() {
        assertThat(Told.text(DocumentReader.read(folder.resolve("x.json"), NAME)))
                .isEqualTo("configs/carriers/x.json:1:1: expected a file, found none: it is gone");
    }

    @Test
    void aLinkToNothingIsRefused() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("x.json"), folder.resolve("gone"));

        assertThat(Told.text(DocumentReader.read(link, NAME)))
                .isEqualTo(
                        "configs/carriers/x.json:1:1: expected a file,"
                                + " found a link to a file that does not exist");
    }

    @Test
    void aLinkToItselfIsRefused() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("x.json"), folder.resolve("x.json"));

        assertThat(DocumentReader.read(link, NAME).findings()).hasSize(1);
    }

    @Test
    void aDeviceIsRefusedWithoutReadingIt() {
        Path device = Path.of("/dev/zero");
        assumeTrue(Files.exists(device));

        assertThat(Told.text(DocumentReader.read(device, NAME)))
                .isEqualTo("configs/carriers/x.json:1:1: expected a file, found a pipe or device");
    }

    @Test
    void aFileThatCannotBeReadIsRefusedWithTheReason() {
        Path unreadable = Path.of("/proc/self/mem");
        assumeTrue(Files.exists(unreadable));

        assertThat(Told.text(DocumentReader.read(unreadable, NAME)))
                .isEqualTo(
                        "configs/carriers/x.json:1:1: expected a file that can be read,"
                                + " found the error \"Input/output error\"");
    }

    @Test
    void aFileWithoutPermissionIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("x.json"), "{}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "root may read everything");

        assertThat(Told.text(DocumentReader.read(file, NAME)))
                .isEqualTo(NAME + ":1:1: " + StoredFile.failed(new AccessDeniedException("x")));
    }

    @Test
    void missingPermissionIsSaidWithItsRemedy() {
        assertThat(StoredFile.failed(new AccessDeniedException("x")))
                .isEqualTo(
                        "expected a file that the gateway may read, found no permission;"
                                + " check its owner and mode with ls -l");
    }

    @Test
    void aHugeFileIsRefusedUnread() throws IOException {
        Path file = folder.resolve("x.json");
        try (var huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(104_857_600);
        }

        assertThat(Told.text(DocumentReader.read(file, NAME)))
                .isEqualTo(
                        "configs/carriers/x.json:1:1: expected a file of at most 1 MB,"
                                + " found 104.9 MB");
    }

    @Test
    void aFileOfExactlyTheBoundIsRead() throws IOException {
        assertThat(read("{}" + " ".repeat(StoredFile.LARGEST - 2)).root()).isPresent();
        assertThat(read("{}" + " ".repeat(StoredFile.LARGEST - 1)).findings()).hasSize(1);
    }

    @Test
    void anotherEndingIsRefused() {
        assertThat(Told.messages(DocumentReader.read(new SourceFile("x.toml", "a = 1"))))
                .containsExactly(
                        "1:1 expected a name that ends in .json, .yaml or .yml, found \"x.toml\"");
    }

    @ParameterizedTest
    @CsvSource({"a.json,true", "a.YAML,true", "a.yml,true", "a.toml,false", "json,false"})
    void theEndingSaysWhetherAFileIsRead(String name, boolean read) {
        assertThat(DocumentReader.reads(name)).isEqualTo(read);
    }

    private DocumentResult read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private DocumentResult read(byte[] bytes) throws IOException {
        return DocumentReader.read(Files.write(folder.resolve("x.json"), bytes), NAME);
    }
}
