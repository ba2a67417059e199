package org.landlord.adapter.rest.http.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.landlord.domain.shared.Version;
import org.landlord.port.in.Page;
import org.landlord.port.in.Upserted;
import org.landlord.wire.json.JsonShape;

class ApiResponseTest {

    private static final JsonShape<String> SHAPE = (text, out) -> out.text("it", text);

    @Test
    void whatIsKeptOfAnAnswerIsAllOfIt() {
        ApiResponse created = ApiResponse.created("/v1/orgs/a", new Version("v1"), "a \"quoted\" ü\n", SHAPE);
        ApiResponse plain = ApiResponse.of(200, "b", SHAPE);

        assertThat(ApiResponse.fromText(created.toText())).isEqualTo(created);
        assertThat(ApiResponse.fromText(plain.toText())).isEqualTo(plain);
        assertThat(created)
                .isEqualTo(new ApiResponse(201, "\"v1\"", "/v1/orgs/a", "{\"it\":\"a \\\"quoted\\\" ü\\n\"}"));
    }

    @Test
    void whatIsNoKeptAnswerIsABug() {
        assertThatThrownBy(() -> ApiResponse.fromText("{")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anUpsertSaysWhetherItMadeSomething() {
        assertThat(ApiResponse.of(new Upserted<>("a", true), new Version("v"), SHAPE)
                        .status())
                .isEqualTo(201);
        assertThat(ApiResponse.of(new Upserted<>("a", false), new Version("v"), SHAPE)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aPageSaysWhereToGoOn() {
        assertThat(ApiResponse.of(new Page<>(List.of("a", "b"), "c1"), SHAPE).body())
                .isEqualTo("{\"items\":[{\"it\":\"a\"},{\"it\":\"b\"}],\"nextCursor\":\"c1\"}");
        assertThat(ApiResponse.of(new Page<String>(List.of(), null), SHAPE).body())
                .isEqualTo("{\"items\":[],\"nextCursor\":null}");
    }
}
