package org.landlord.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedOutputTest {

    private static final String WRITTEN = "evt_01m8h10wb9snhky9drnmdvzpst";
    private static final String ACTUAL = "evt_01m8kjxk8v5y6xqn68j8xbc89s";

    private final ExpectedOutput outputs = new ExpectedOutput();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            quantity 5                         | quantity 5
            at 2026-11-28T12:10:32.642Z        | at 2027-01-01T00:00:00.000Z
            id 01m8kh96xs005gr4ggq6690y9q now  | id 01m8kjxk2ht55k7rh3pp17cjbq 14 s ago
            curl/7.88.1                        | curl/8.5.0
            free 12 GiB                        | free 7.5 MiB
            {"a":1,…,"z":3}                    | {"a":1,"b":2,"z":3}
            """)
    void givenAnOutputThatDiffersAsRunsDo_whenItIsCompared_thenItMatches(String documented, String actual) {
        assertThat(outputs.matches(documented, actual)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            quantity 5       | quantity 6
            quantity 5       | Quantity 5
            quantity         | quantity 5
            status 201       | status 2010
            revoked now      | revoked -
            {"a":1,…,"z":3}  | {"a":1,"b":2}
            a.c              | abc
            """)
    void givenAnOutputThatDiffersOtherwise_whenItIsCompared_thenItDoesNotMatch(String documented, String actual) {
        assertThat(outputs.matches(documented, actual)).isFalse();
    }

    @Test
    void givenALineOfDots_whenItIsCompared_thenItStandsForAnyLinesButNoOthers() {
        assertThat(outputs.matches("first\n…\nlast", "first\nsecond\nthird\nlast"))
                .isTrue();
        assertThat(outputs.matches("first\n…\nlast", "first\nlast")).isTrue();
        assertThat(outputs.matches("first\n…\nlast", "first\nlast\nmore")).isFalse();
        assertThat(outputs.matches("", "")).isTrue();
        assertThat(outputs.matches("", "warning")).isFalse();
        assertThat(outputs.matches("a\nb", "a\n\nb")).isFalse();
    }

    @Test
    void givenATable_whenTheWidthsOfItsColumnsDiffer_thenItMatches() {
        assertThat(outputs.matches("metric    quantity\ntokens           5", "metric  quantity\ntokens       5"))
                .isTrue();
        assertThat(outputs.matches("metric quantity", "metric  quantity")).isFalse();
    }

    @Test
    void givenAnIdInTwoPlaces_whenTheRunHasTwoIds_thenTheOutputDoesNotMatch() {
        assertThat(outputs.matches(WRITTEN + " " + WRITTEN, ACTUAL + " " + ACTUAL))
                .isTrue();
        assertThat(outputs.matches(WRITTEN, "evt_01m8kjxhkr24w3jhrahzwjqxt7")).isFalse();
        assertThat(new ExpectedOutput().matches(WRITTEN + " " + WRITTEN, ACTUAL + " evt_01m8kjxhkr24w3jhrahzwjqxt7"))
                .isFalse();
    }

    @Test
    void givenAnIdOfAnEarlierOutput_whenACommandContainsIt_thenTheCommandGetsThatOfTheRun() {
        outputs.matches("id " + WRITTEN, "id " + ACTUAL);

        assertThat(outputs.command("landlord usage get " + WRITTEN)).isEqualTo("landlord usage get " + ACTUAL);
        assertThat(outputs.documented("voided " + ACTUAL)).isEqualTo("voided " + WRITTEN);
    }
}
