package org.landlord.adapter.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.shared.Metadata;

class ChangesTextTest {

    private static @Nullable String changes(Object... namesAndChanges) {
        Map<String, Object> changes = new LinkedHashMap<>();
        for (int i = 0; i < namesAndChanges.length; i += 2) {
            changes.put((String) namesAndChanges[i], namesAndChanges[i + 1]);
        }
        return ChangesText.of(Metadata.ofChanges(Map.of("metric", "tokens", "changes", changes)));
    }

    private static Map<String, @Nullable Object> fromTo(@Nullable Object from, @Nullable Object to) {
        Map<String, @Nullable Object> change = new LinkedHashMap<>();
        change.put("from", from);
        change.put("to", to);
        return change;
    }

    @Test
    void givenAChange_whenItIsShown_thenEachFieldHasItsValueBeforeAndAfter() {
        assertThat(changes(
                        "limitQuantity", fromTo(new BigDecimal("1000"), new BigDecimal("2000.50")),
                        "timeZone", fromTo(null, "Europe/Berlin"),
                        "thresholds", fromTo(Arrays.asList(75, 90), List.of()),
                        "metadata", fromTo(Map.of("region", "eu"), Map.of("region", "us"))))
                .isEqualTo("limitQuantity: 1000 -> 2000.50; timeZone: - -> Europe/Berlin; thresholds: [75,90] -> [];"
                        + " metadata: {\"region\":\"eu\"} -> {\"region\":\"us\"}");
    }

    @Test
    void givenACreation_whenItIsShown_thenEachFieldHasItsValue() {
        assertThat(changes("role", Map.of("to", "owner"))).isEqualTo("role: owner");
    }

    @Test
    void givenADeletion_whenItIsShown_thenEachFieldHasItsLastValue() {
        assertThat(changes("role", Map.of("from", "owner"))).isEqualTo("role: owner ->");
    }

    @Test
    void givenAWithheldValue_whenItIsShown_thenItSaysSo() {
        assertThat(changes("ref", Map.of("withheld", true))).isEqualTo("ref: {\"withheld\":true}");
    }

    @Test
    void givenAnEventWithoutChanges_whenItIsShown_thenThereIsNoText() {
        assertThat(ChangesText.of(Metadata.empty())).isNull();
        assertThat(ChangesText.of(Metadata.of(Map.of("changes", "none")))).isNull();
    }
}
