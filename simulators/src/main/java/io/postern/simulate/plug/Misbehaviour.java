package io.postern.simulate.plug;

/** In which way a simulated device is bad. */
public enum Misbehaviour {
    /** Good. */
    OK,
    /** Hears and does everything, answers nothing. */
    SILENCE,
    /** Answers only the first half. */
    HALF,
    /** Noise before, after or instead of answers, at random. */
    GARBAGE,
    /** Noise all the time, as fast as it is taken. */
    FLOOD,
    /** Pulls its cable and comes back after a while, every other time under another name. */
    DISCONNECT
}
