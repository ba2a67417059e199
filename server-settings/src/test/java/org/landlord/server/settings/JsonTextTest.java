package org.landlord.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " {\n} ",
                "{\"a\":1}",
                "{ \"a\" : [ ] , \"b\" : [ 1 , -0.5e+10 , 0, 1E3 ] , \"c\" : { \"d\" : null } }",
                "{\"a\":true,\"b\":false}",
                "{\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00fF\":\"ü ☃\"}"
            })
    void givenAnObject_thenItIsRecognized(String text) {
        assertThat(JsonText.isObject(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "1",
                "\"a\"",
                "null",
                "{",
                "}",
                "{}}",
                "{} {}",
                "{a:1}",
                "{'a':1}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\":[1,]}",
                "{\"a\":[}",
                "{\"a\":01}",
                "{\"a\":1.}",
                "{\"a\":.5}",
                "{\"a\":1e}",
                "{\"a\":+1}",
                "{\"a\":-}",
                "{\"a\":tru}",
                "{\"a\":nul",
                "{\"a\":undefined}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"\\u12",
                "{\"a\":\"\n\"}",
                "{\"a\":\"b}",
                "{\"a\":1}\u0000"
            })
    void givenAnotherText_thenItIsNone(String text) {
        assertThat(JsonText.isObject(text)).isFalse();
    }

    @Test
    void givenAnObject_whenItIsNestedTooDeep_thenItIsNone() {
        assertThat(JsonText.isObject("{\"a\":".repeat(31) + "{}" + "}".repeat(31)))
                .isTrue();
        assertThat(JsonText.isObject("{\"a\":".repeat(32) + "{}" + "}".repeat(32)))
                .isFalse();
        assertThat(JsonText.isObject("{\"a\":".repeat(100_000))).isFalse();
    }
}
