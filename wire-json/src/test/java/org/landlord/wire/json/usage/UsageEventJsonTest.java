package org.landlord.wire.json.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.RunId;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.wire.json.JsonReader;
import org.landlord.wire.json.ObjectReader;

/// A usage event as it is sent, which the CLI reads from lines as the server does.
class UsageEventJsonTest {

    private static RecordUsage read(String line) {
        return read(line.getBytes(StandardCharsets.UTF_8));
    }

    private static RecordUsage read(byte[] line) {
        return ObjectReader.read(JsonReader.document(line), UsageEventJson::readRecord);
    }

    @Test
    @DisplayName("a line with everything")
    void full() {
        assertThat(read("""
                {"eventId":"evt_1","projectId":"project_app","runId":"run_1","metric":"tokens","quantity":0.1,\
                "unit":"ms","observedAt":"2026-11-22T16:04:05+01:00","metadata":{"a":"b"}}"""))
                .isEqualTo(new RecordUsage(
                        new EventId("evt_1"),
                        new ProjectId("project_app"),
                        new RunId("run_1"),
                        new Label("tokens"),
                        Quantity.parse("0.1"),
                        new Label("ms"),
                        Instant.parse("2026-11-22T15:04:05Z"),
                        Metadata.of(Map.of("a", "b"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c080",
                "c1bf",
                "e08080",
                "e09fbf",
                "eda080",
                "edbfbf",
                "f0808080",
                "f08fbfbf",
                "f4908080",
                "f5808080",
                "ff",
                "80",
                "c3",
                "e282"
            })
    @DisplayName("what only looks like UTF-8 is refused: longer than it need be, a half, beyond Unicode, cut short")
    void noUtf8(String bytes) {
        String line = HexFormat.of().formatHex("{\"metric\":\"a".getBytes(StandardCharsets.UTF_8))
                + bytes
                + HexFormat.of().formatHex("\",\"quantity\":1}".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> read(HexFormat.of().parseHex(line)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("must be JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"})
    @DisplayName("another encoding of Unicode is refused")
    void otherUnicode(String charset) {
        byte[] line = "{\"metric\":\"m\",\"quantity\":1}".getBytes(Charset.forName(charset));

        assertThatThrownBy(() -> read(line))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("must be JSON in UTF-8");
    }

    @Test
    @DisplayName("every character of Unicode is read as it is")
    void unicode() {
        assertThat(read("{\"metric\":\"aé\uFF5E\uD83D\uDE00\",\"quantity\":1}").metric())
                .isEqualTo(new Label("aé\uFF5E\uD83D\uDE00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000", "1e3", "\"1000\"", "1000.000000000000"})
    @DisplayName("a quantity is a number, or a decimal as a string; what is null is not there")
    void quantities(String quantity) {
        assertThat(read("{\"metric\":\"m\",\"unit\":null,\"quantity\":" + quantity + "}"))
                .isEqualTo(new RecordUsage(
                        null, null, null, new Label("m"), Quantity.of(1000), null, null, Metadata.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"metric":"m"}                             | quantity is required
            {"metric":"m","quantity":null}             | quantity is required
            {"metric":"m","quantity":-1}               | quantity must be a decimal from 0
            {"metric":"m","quantity":1e999999999}      | quantity must be a decimal from 0
            {"metric":"m","quantity":true}             | quantity must be a number
            {"metric":"m","quantity":NaN}              | must be JSON
            {"metric":7,"quantity":1}                  | metric must be a string
            {"metric":"m","quantity":1,"metadata":[]}  | metadata must be a JSON object
            {"metric":"m","quantity":1,"orgId":"o"}    | orgId is not a known field
            {"metric":"m","metric":"n","quantity":1}   | must be JSON: Duplicate field 'metric'
            {"metric":"m","quantity":1} {}             | must end after the first JSON document
            [1]                                        | must be a JSON object
            {"metric":                                 | must be JSON
            """)
    @DisplayName("what is wrong is told by field")
    void refused(String line, String message) {
        assertThatThrownBy(() -> read(line.strip()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith(message);
    }

    @Test
    @DisplayName("all that is wrong with a line is told at once")
    void allAtOnce() {
        assertThatThrownBy(() -> read("{\"eventId\":\"x y\",\"quantity\":-1,\"extra\":1}"))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.violations())
                                .extracting(violation -> violation.pointer())
                                .containsExactly("/eventId", "/metric", "/quantity", "/extra"));
    }
}
