package org.landlord.adapter.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventStreamTextTest {

    private final List<String> events = new ArrayList<>();
    private final EventStreamText text = new EventStreamText((id, event) -> events.add(id + ":" + event));

    private boolean add(String piece) {
        return text.add(piece.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void givenAnyEndOfLine_whenEventsAreRead_thenTheyAreTheSame(String end) {
        String all =
                ": heartbeat\n\nevent: heartbeat\ndata: {\"seq\":77}\n\nid: 78\nevent: change\ndata: {}\n\ndata:x\n\n"
                        .replace("\n", end);

        all.chars().forEach(one -> add(Character.toString(one)));

        assertThat(events).containsExactly("null:heartbeat", "78:change", "null:message");
    }

    @Test
    void givenAnEventWithoutData_thenItIsNone() {
        add("event: change\n\nid: 1\n\n");

        assertThat(events).isEmpty();
    }

    @Test
    void givenAnIdThatNoHeaderCanHave_thenItIsIgnored() {
        add("id: a b\nevent: change\ndata: 1\n\nid: " + "x".repeat(300) + "\ndata: 1\n\n");

        assertThat(events).containsExactly("null:change", "null:message");
    }

    @Test
    void givenALineWithoutAnEnd_thenItIsRefused() {
        assertThat(add("data: " + "x".repeat(1000))).isTrue();
        assertThat(add("x".repeat(1 << 17))).isFalse();
    }
}
