package io.postern.mqtt.connect;

import com.hivemq.client.mqtt.datatypes.MqttTopic;
import java.util.Optional;

/** What became of a publication, known by its topic object. */
record Answer(MqttTopic topic, Optional<Throwable> failure) {}
