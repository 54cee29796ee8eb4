package io.postern.mqtt.proxy;

import io.postern.mqtt.stream.BytesOut;
import java.io.IOException;
import java.nio.ByteBuffer;

/** How one kind of proxy is asked for a way. What it throws for a refusal says why. */
interface ProxyGreeting {

    String LOOK_AT_LOGIN = "; look at the user name and password in \"proxy\"";

    void begin(BytesOut out) throws IOException;

    /**
     * @param bytes of the proxy's answers; what is left once the way is open came through it
     * @return whether the way is open
     */
    boolean answered(ByteBuffer bytes, BytesOut out) throws IOException;
}
