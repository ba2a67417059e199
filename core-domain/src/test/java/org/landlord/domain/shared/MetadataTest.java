package org.landlord.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.failure.InvalidInput;

class MetadataTest {

    @Test
    void membersKeepTheirOrderAndNumbersTheirDigits() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("z", new BigDecimal("1.00"));
        members.put("a", new BigDecimal("12345678901234567890.123456789"));
        members.put("b", new BigInteger("123456789012345678901234567890"));
        members.put("int", 42);
        members.put("double", 0.1);
        members.put("exponent", new BigDecimal("1E+5"));
        members.put("list", Arrays.asList(true, null, "x", Map.of(), List.of()));

        assertThat(Metadata.of(members).json())
                .isEqualTo("{\"z\":1.00,\"a\":12345678901234567890.123456789,"
                        + "\"b\":123456789012345678901234567890,\"int\":42,\"double\":0.1,\"exponent\":1E+5,"
                        + "\"list\":[true,null,\"x\",{},[]]}");
    }

    @Test
    void textIsEscapedWhereJsonDemandsIt() {
        assertThat(Metadata.of(Map.of("\"\\", "\n\r\t\u0000\u001f/\u007f\u2028\uD83D\uDE00"))
                        .json())
                .isEqualTo("{\"\\\"\\\\\":\"\\n\\r\\t\\u0000\\u001f/\u007f\u2028\uD83D\uDE00\"}");
    }

    @Test
    void theOrderOfMembersIsNoDifferenceButTheScaleOfNumbersIs() {
        Map<String, Object> oneWay = new LinkedHashMap<>();
        oneWay.put("a", 1);
        oneWay.put("b", 2);
        Map<String, Object> otherWay = new LinkedHashMap<>();
        otherWay.put("b", 2);
        otherWay.put("a", 1);

        assertThat(Metadata.of(oneWay)).isEqualTo(Metadata.of(otherWay)).hasSameHashCodeAs(Metadata.of(otherWay));
        assertThat(Metadata.of(Map.of("a", new BigDecimal("1.0"))))
                .isNotEqualTo(Metadata.of(Map.of("a", new BigDecimal("1.00"))));
    }

    @Test
    void whatWasGivenMayChangeAfterwardsAndWhatIsAnsweredMayNot() {
        List<Object> list = new ArrayList<>(List.of(1));
        Map<String, Object> members = new LinkedHashMap<>(Map.of("list", list));
        Metadata metadata = Metadata.of(members);

        list.add(2);
        members.put("new", 3);

        assertThat(metadata.json()).isEqualTo("{\"list\":[1]}");
        assertThatThrownBy(() -> metadata.members().put("new", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(metadata.members().get("list"))
                .isInstanceOfSatisfying(
                        List.class,
                        inner -> assertThatThrownBy(inner::clear).isInstanceOf(UnsupportedOperationException.class));
    }

    @Test
    void itHasAtMost16KibibytesAsUtf8() {
        // {"m":"…"} is 8 bytes around the text; é is 2 bytes of UTF-8, a line break is 2 bytes of JSON.
        int room = 16 * 1024 - 8;
        for (String twoBytes : List.of("é", "\n", "ab")) {
            assertThat(Metadata.of(Map.of("m", twoBytes.repeat(room / 2)))).isNotNull();
            assertThatThrownBy(() -> Metadata.of(Map.of("m", twoBytes.repeat(room / 2) + "x")))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessage("must be at most 16 KiB of JSON");
        }
    }

    @Test
    void itIsAtMost8LevelsDeepObjectsAndListsAlike() {
        assertThat(Metadata.of(nested(8, false)).json()).isEqualTo("{\"m\":".repeat(8) + "1" + "}".repeat(8));
        assertThat(Metadata.of(nested(8, true)).json())
                .isEqualTo("{\"m\":" + "[".repeat(7) + "1" + "]".repeat(7) + "}");
        for (boolean lists : List.of(true, false)) {
            assertThatThrownBy(() -> Metadata.of(nested(9, lists)))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessage("must be at most 8 levels deep");
            assertThatThrownBy(() -> Metadata.of(nested(1000, lists))).isInstanceOf(InvalidInput.class);
        }
    }

    private static Map<String, Object> nested(int levels, boolean lists) {
        Object value = 1;
        for (int i = 1; i < levels; i++) {
            value = lists ? List.of(value) : Map.of("m", value);
        }
        return Map.of("m", value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN PRIVATE KEY-----\nMIIEvQ",
                "-----BEGIN RSA PRIVATE KEY-----",
                "AKIAIOSFODNN7EXAMPLE",
                "key=AKIAIOSFODNN7EXAMPLE;",
                "amqp://app:hunter2@mq.example/",
                "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
                "sk_live_4eC39HqLyjWDarjtT1zdp7dc",
                "xoxb-123456789012-abcdef",
                "xoxp-123456789012-abcdef",
                "Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dBjftJeZ4CVP"
            })
    void whatLooksLikeASecretIsRefusedWhereverItIsAndNotRepeated(String secret) {
        for (Map<String, ?> members : List.of(
                Map.of("m", secret),
                Map.of(secret, 1),
                Map.of("m", Map.of("n", List.of("x", secret))),
                Map.of("m", List.of(Map.of(secret, true))))) {
            assertThatThrownBy(() -> Metadata.of(members))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageStartingWith("must not contain a secret")
                    .message()
                    .doesNotContain(secret);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "\uDE00\uD83D"})
    void textThatIsNoUnicodeIsRefused(String text) {
        assertThatThrownBy(() -> Metadata.of(Map.of("m", text))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Metadata.of(Map.of(text, 1))).isInstanceOf(InvalidInput.class);
    }

    @Test
    void givenMetadataOfTheLargestSizeAndDepth_whenTheLogTellsWhatItWasAndIs_thenBothHaveRoom() {
        Map<String, Object> deepest = Map.of("text", "x".repeat(Metadata.MAX_BYTES - 100));
        for (int depth = 1; depth < Metadata.MAX_DEPTH; depth++) {
            deepest = Map.of("m", deepest);
        }
        Map<String, ?> was = Metadata.of(deepest).members();

        Metadata told = Metadata.ofChanges(Map.of("changes", Map.of("metadata", Map.of("from", was, "to", was))));

        assertThat(told.json()).contains("\"from\":" + Metadata.of(deepest).json());
        assertThatThrownBy(() -> Metadata.of(told.members())).isInstanceOf(InvalidInput.class);
    }

    @Test
    void givenWhatLooksLikeASecretAndWasStoredBeforeThatWasARule_whenTheLogTellsOfIt_thenItIsHidden() {
        String secret = "ghp_16C7e42F292c6912E7710c838347Ae178B4a";

        assertThat(Metadata.ofChanges(Map.of("from", List.of("a " + secret + " b")))
                        .json())
                .isEqualTo("{\"from\":[\"a … b\"]}");
    }

    @Test
    void theEmptyTextIsAKeyLikeAnyOther() {
        assertThat(Metadata.of(Map.of("", "")).json()).isEqualTo("{\"\":\"\"}");
        assertThat(Metadata.of(Map.of())).isEqualTo(Metadata.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e309", "-1e400", "1.8e308", "1e2147483647"})
    void aNumberThatNoDoubleHoldsIsRefused(String number) {
        assertThatThrownBy(() -> Metadata.of(Map.of("list", List.of(new BigDecimal(number)))))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("outside the range of a double");
        assertThat(AsStored.read(() -> Metadata.of(Map.of("n", new BigDecimal(number))))
                        .members())
                .containsEntry("n", new BigDecimal(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.7976931348623157e308", "1E+2", "0e400", "1e-400", "0.10"})
    void aNumberThatADoubleHoldsIsKeptToTheLastDigit(String number) {
        Metadata metadata = Metadata.of(Map.of("n", new BigDecimal(number)));

        assertThat(metadata.json()).isEqualTo("{\"n\":" + new BigDecimal(number) + "}");
    }

    @Test
    void numbersOfTheSameValueSayTheSame_inAnyOrderOfMembers() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("a", new BigDecimal("1.0"));
        one.put("b", List.of(new BigDecimal("1E+2"), Map.of("c", new BigDecimal("0.0"))));
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("b", List.of(new BigDecimal("100"), Map.of("c", BigDecimal.ZERO)));
        other.put("a", BigDecimal.ONE);
        Metadata metadata = Metadata.of(one);

        assertThat(metadata.isEquivalentTo(Metadata.of(other))).isTrue();
        assertThat(metadata).isNotEqualTo(Metadata.of(other));
        for (Map<String, ?> different : List.<Map<String, ?>>of(
                Map.of("a", 1),
                Map.of("a", 1, "b", List.of(100)),
                Map.of("a", "1.0", "b", List.of(100, Map.of("c", 0))),
                Map.of("a", 1, "b", List.of(100, Map.of("c", 1))),
                Map.of("a", 1, "x", List.of(100, Map.of("c", 0))))) {
            assertThat(metadata.isEquivalentTo(Metadata.of(different))).isFalse();
        }
    }
}
