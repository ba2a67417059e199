package org.landlord.adapter.rest.http.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.NotAcceptableException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.failure.InvalidInput;

class MediaTypesTest {

    private static final List<String> OFFERED = List.of(MediaTypes.JSON, MediaTypes.NDJSON, MediaTypes.CSV);

    @Test
    void whoSaysNothingGetsTheFirst() {
        assertThat(MediaTypes.negotiate(List.of(), OFFERED)).isEqualTo(MediaTypes.JSON);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*                                   | application/json",
                "application/*                         | application/json",
                "text/csv                              | text/csv",
                "TEXT/CSV                              | text/csv",
                "text/html, text/*;q=0.1               | text/csv",
                "application/json;q=0.5, text/csv      | text/csv",
                "text/csv;q=0.5, application/*;q=0.2   | text/csv",
                "*/*;q=0.1, application/x-ndjson       | application/x-ndjson",
                "*/*, application/json;q=0             | application/x-ndjson",
            })
    void theMostWantedOfWhatIsOfferedIsChosen(String accept, String chosen) {
        assertThat(MediaTypes.negotiate(List.of(accept), OFFERED)).isEqualTo(chosen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", " , "})
    void whoSaysNothingInManyWordsGetsTheFirstToo(String accept) {
        assertThat(MediaTypes.negotiate(List.of(accept), OFFERED)).isEqualTo(MediaTypes.JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json;q=0", "*/*;q=0", "image/*, text/html;q=0.5"})
    void whatAllowsNothingThatIsOfferedIsNotAcceptable(String accept) {
        assertThatThrownBy(() -> MediaTypes.negotiate(List.of(accept), OFFERED))
                .isInstanceOf(NotAcceptableException.class)
                .hasMessageContaining("text/csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "*/*;q=much", "*/*;q=2", "text/csv, */*;q=-1", "*/*;q=0.1234", "*/*;q=NaN"})
    void whatIsNoListOfWeightedTypesIsRefused(String accept) {
        assertThatThrownBy(() -> MediaTypes.negotiate(List.of(accept), OFFERED)).isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, true",
        "application/json; charset=UTF-8, true",
        "Application/JSON;charset=\"utf-8\", true",
        "application/json; charset=latin1, false",
        "text/plain, false",
        "%%, false"
    })
    void aBodyIsReadAsJsonInUtf8Only(String declared, boolean read) {
        assertThat(MediaTypes.match(List.of(MediaTypes.NDJSON, MediaTypes.JSON), declared))
                .isEqualTo(read ? MediaTypes.JSON : null);
    }
}
