package io.postern.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicFilterTest {

    @ParameterizedTest
    @CsvSource({
        "#,a",
        "#,a/b",
        "#,#",
        "#,+/b",
        "a/#,a",
        "a/#,a/b/c",
        "a/#,a/#",
        "a/#,a/+/#",
        "a/+,a/b",
        "a/+,a/+",
        "+/b,a/b",
        "/#,/a",
        "+/a,/a",
        "a/b,a/b",
        "$SYS/#,$SYS/x",
    })
    void coversWhatIsNarrower(String wide, String narrow) {
        assertThat(new TopicFilter(wide).covers(narrow)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "a,b",
        "a,a/b",
        "a/b,a",
        "a/+,a",
        "a/+,a/b/c",
        "a/+,a/#",
        "a/b,a/+",
        "a/#,#",
        "a/#,+/b",
        "+,/a",
        "#,$SYS/x",
        "+/x,$SYS/x",
        "#,$sys/mqtt",
        "a/#,b/a",
    })
    void doesNotCoverWhatIsNot(String wide, String narrow) {
        assertThat(new TopicFilter(wide).covers(narrow)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a+", "a/b#", "#/a", "", "a/#/b", "++"})
    void knowsWhatIsNoFilter(String text) {
        assertThat(TopicFilter.isValid(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "/", "+", "#", "+/+/#", "/a//b", "a b/ü"})
    void knowsWhatIsOne(String text) {
        assertThat(TopicFilter.isValid(text)).isTrue();
    }
}
