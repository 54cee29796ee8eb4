package io.postern.mqtt.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicAliasesTest {

    private final TopicAliases aliases = new TopicAliases(2);

    @Test
    void givesTheFirstTopicsOne() {
        told("a");
        told("b");

        assertThat(aliases.of("a")).isEqualTo(1);
        assertThat(aliases.of("b")).isEqualTo(2);
        assertThat(aliases.knows("a")).isTrue();
        assertThat(aliases.knows("b")).isTrue();
    }

    @Test
    void givesNoneToMoreThanWereAgreed() {
        told("a");
        told("b");
        told("c");

        assertThat(aliases.of("c")).isZero();
        assertThat(aliases.knows("c")).isFalse();
        assertThat(aliases.of("a")).isEqualTo(1);
    }

    @Test
    void knowsATopicOnlyOnceTheBrokerWasTold() {
        assertThat(aliases.of("a")).isEqualTo(1);
        assertThat(aliases.knows("a")).isFalse();
        assertThat(aliases.of("b")).isEqualTo(1);
        told("b");

        assertThat(aliases.knows("b")).isTrue();
        assertThat(aliases.of("a")).isEqualTo(2);
    }

    @Test
    void givesNobodyOneWhereNoneWereAgreed() {
        var none = new TopicAliases(0);

        none.told("a", none.of("a"));

        assertThat(none.of("a")).isZero();
        assertThat(none.knows("a")).isFalse();
    }

    private void told(String topic) {
        aliases.told(topic, aliases.of(topic));
    }
}
