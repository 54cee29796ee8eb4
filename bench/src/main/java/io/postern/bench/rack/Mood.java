package io.postern.bench.rack;

/** How a device behaves. */
public enum Mood {
    WELL,
    /** It hears everything and says nothing. */
    MUTE,
    /** It answers nothing and sends noise as fast as its port takes it. */
    FLOODING
}
