package io.postern.bench.relay;

import java.nio.file.Path;

/**
 * From which broker to which other one, and a folder for the files that a relay needs for it.
 *
 * @param qos of the subscription and of what is sent
 */
record Way(int inPort, int outPort, int qos, Path folder) {}
