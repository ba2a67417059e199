package org.landlord.domain.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landlord.domain.failure.QuotaExceeded;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.Window;

class QuotaShortfallTest {

    @ParameterizedTest
    @CsvSource({
        "10, 0, 0, 10",
        "10, 3, 0, 7",
        "10, 3, 2.5, 4.5",
        "10, 7, 3, 0",
        "10, 12, 0, 0",
        "10, 0, 12, 0",
        // Used and reserved together are more than a quantity can be.
        "999999999999999999, 999999999999999999, 1, 0",
        "999999999999999999, 999999999999999998, 0, 1"
    })
    void whatRemainsIsWhatIsNeitherUsedNorReserved(String limit, String used, String reserved, String remaining) {
        assertThat(shortage(limit, used, reserved).remainingQuantity()).isEqualTo(Quantity.parse(remaining));
    }

    @Test
    void theRefusalSaysHowTheLimitStands() {
        QuotaExceeded refused = new QuotaExceeded(shortage("10", "7", "2"), Duration.ofSeconds(5));

        assertThat(refused).hasMessage("the limit org tokens/count daily allows 10: 7 used, 2 reserved, 99 requested");
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(5));
    }

    private static QuotaShortfall shortage(String limit, String used, String reserved) {
        return new QuotaShortfall(
                LimitKey.of(new OrgId("org"), null, new Label("tokens"), null, Period.DAILY),
                Window.always(),
                Quantity.parse(limit),
                QuantitySum.parse(used),
                QuantitySum.parse(reserved),
                QuantitySum.of(99),
                null);
    }
}
