package org.landlord.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.landlord.domain.shared.Version;
import org.landlord.port.in.Page;
import org.landlord.port.in.Upserted;

class ReplyTest {

    private static final JsonShape<String> SHAPE = (text, out) -> out.text("it", text);

    @Test
    void whatIsKeptOfAnAnswerIsAllOfIt() {
        Reply created = Reply.created("/v1/orgs/a", new Version("v1"), "a \"quoted\" ü\n", SHAPE);
        Reply plain = Reply.of(200, "b", SHAPE);

        assertThat(Reply.fromText(created.toText())).isEqualTo(created);
        assertThat(Reply.fromText(plain.toText())).isEqualTo(plain);
        assertThat(created).isEqualTo(new Reply(201, "\"v1\"", "/v1/orgs/a", "{\"it\":\"a \\\"quoted\\\" ü\\n\"}"));
    }

    @Test
    void whatIsNoKeptAnswerIsABug() {
        assertThatThrownBy(() -> Reply.fromText("{")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anUpsertSaysWhetherItMadeSomething() {
        assertThat(Reply.of(new Upserted<>("a", true), new Version("v"), SHAPE).status())
                .isEqualTo(201);
        assertThat(Reply.of(new Upserted<>("a", false), new Version("v"), SHAPE).status())
                .isEqualTo(200);
    }

    @Test
    void aPageSaysWhereToGoOn() {
        assertThat(Reply.of(new Page<>(List.of("a", "b"), "c1"), SHAPE).body())
                .isEqualTo("{\"items\":[{\"it\":\"a\"},{\"it\":\"b\"}],\"nextCursor\":\"c1\"}");
        assertThat(Reply.of(new Page<String>(List.of(), null), SHAPE).body())
                .isEqualTo("{\"items\":[],\"nextCursor\":null}");
    }
}
