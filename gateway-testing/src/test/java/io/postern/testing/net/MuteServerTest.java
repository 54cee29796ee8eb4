package io.postern.testing.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;

class MuteServerTest {

    private static final int MOMENT = 100;

    @Test
    void answersNothing() throws IOException {
        try (var mute = MuteServer.start();
                var socket = connect(mute.port())) {
            socket.getOutputStream().write(1);
            socket.setSoTimeout(MOMENT);

            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketTimeoutException.class);
            assertThat(mute.connections()).isEqualTo(1);
        }
    }

    @Test
    void answersTheSameGarbageToEachSeed() throws IOException {
        assertThat(answer(1)).isEqualTo(answer(1)).isNotEqualTo(answer(2));
    }

    private static byte[] answer(long seed) throws IOException {
        try (var garbage = GarbageServer.start(seed);
                var socket = connect(garbage.port())) {
            return socket.getInputStream().readNBytes(MOMENT);
        }
    }

    private static Socket connect(int port) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }
}
