package org.landlord.adapter.rest.http.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.adapter.rest.http.FakeRequest;
import org.landlord.domain.failure.InvalidInput;

class CloudEventHeadersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        plain            | plain
        Euro%20%E2%82%AC%20%F0%9F%98%80 | Euro € 😀
        %25E2            | %E2
        "quoted \\"one\\" \\\\" | quoted "one" \\
        "%22"            | "
        a+b              | a+b
        /a?b=c#d         | /a?b=c#d
        $1\\2           | $1\\2
        """)
    void aValueIsReadAsTheHttpBindingSays(String header, String value) {
        assertThat(CloudEventHeaders.decode(header)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"100%", "%zz", "%E2%82", "%FF", "%C0%80", "ü"})
    void whatIsNotPercentEncodedUtf8IsRefused(String header) {
        assertThatThrownBy(() -> CloudEventHeaders.decode(header)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void oneAttributeThatEveryEventHasMakesACloudEventOfARequest() {
        assertThat(CloudEventHeaders.areIn(FakeRequest.post("{}"))).isFalse();
        assertThat(CloudEventHeaders.areIn(FakeRequest.post("{}").header("ce-subject", "x")))
                .isFalse();
        assertThat(CloudEventHeaders.areIn(FakeRequest.post("{}").header("ce-type", "x")))
                .isTrue();
    }
}
