package org.landlord.adapter.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.shared.Metadata;

class JsonTest {

    private static @Nullable Object read(String json) throws IOException {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), _ -> true, null);
    }

    @Test
    void givenADocument_whenItIsRead_thenNumbersAreExact_andTheLastMemberCounts() throws IOException {
        assertThat(read("{\"a\":1,\"a\":[0.10,true,null,\"x\"],\"b\":{}}"))
                .isEqualTo(Map.of("a", Arrays.asList(new BigDecimal("0.10"), true, null, "x"), "b", Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{} {}", "{'a':1}", "nul", "[1,]", "\u0000"})
    void givenNoJson_whenItIsRead_thenItIsRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(IOException.class);
    }

    @Test
    void givenADeepDocument_whenItIsRead_thenWhatIsTooDeepIsReplaced() throws IOException {
        assertThat(String.valueOf(read("[".repeat(5000) + "]".repeat(5000)))).contains("…");
        assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(IOException.class);
    }

    @Test
    void givenExtremeNumbers_whenTheyAreReported_thenNothingIsExpanded() throws IOException {
        Members extreme = Members.of(
                read("{\"a\":1e999999999,\"b\":1e99999999999,\"c\":-1e-999999999,\"d\":12345678901234567890}"));

        assertThat(extreme.integer("a")).isNull();
        assertThat(extreme.integer("d")).isNull();
        assertThat(extreme.instant("a", "b", "c", "d")).isNotEqualTo(Instant.MAX);
        assertThat(Reports.of(extreme.all()).json())
                .contains("\"a\":{\"omitted\":\"a number outside the range of a double\"}")
                .contains("\"d\":12345678901234567890");
    }

    @Test
    void givenLittleMemory_whenADocumentIsRead_thenItIsRefused() {
        AtomicLong left = new AtomicLong(1000);

        assertThatThrownBy(() -> Json.read(
                        "[1,2,3,4,5,6,7,8,9,10,11,12]".getBytes(StandardCharsets.UTF_8),
                        bytes -> left.addAndGet(-bytes) >= 0,
                        null))
                .isInstanceOf(IOException.class);
    }

    @Test
    void givenADocumentToSend_whenItIsWritten_thenNullsAreLeftOut() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("a", null);
        members.put("b", List.of("x", 1, true));
        members.put("c", new Json.Raw("{\"n\":1.00}"));

        assertThat(new String(Json.write(members), StandardCharsets.UTF_8))
                .isEqualTo("{\"b\":[\"x\",1,true],\"c\":{\"n\":1.00}}");
    }

    @Test
    void givenAReportThatIsTooDeep_whenItIsMade_thenWhatIsTooDeepIsANote() throws IOException {
        Members deep = Members.of(read("{\"n\":1,\"a\":" + "{\"a\":".repeat(38) + "1" + "}".repeat(38) + "}"));

        Metadata report = Reports.of(deep.all());

        assertThat(report.json()).contains("\"n\":1", "{\"omitted\":\"an object with 1 members\"}");
    }

    @Test
    void givenAReportWithVeryManyMembers_whenItIsMade_thenItIsANote() {
        Map<String, @Nullable Object> many = new LinkedHashMap<>();
        for (int i = 0; i < 50_000; i++) {
            many.put("member" + i, BigDecimal.ONE);
        }

        assertThat(Reports.of(many).json()).isEqualTo("{\"omitted\":\"it is too large\"}");
    }
}
