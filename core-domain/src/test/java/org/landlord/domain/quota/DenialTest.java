package org.landlord.domain.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.RequestId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.Window;

class DenialTest {

    private static final Instant AT = Instant.parse("2026-11-22T15:04:05.123Z");
    private static final LimitKey LIMIT = LimitKey.of(new OrgId("org"), null, new Label("tokens"), null, null);
    private static final Caller CALLER = Caller.operator(new ActorId("ada"));

    @Test
    void givenARefusal_thenItsMinuteBeginsWithTheMinuteOfTheClock() {
        assertThat(Denial.Key.of(LIMIT, null, CALLER, AT).minute()).isEqualTo(Instant.parse("2026-11-22T15:04:00Z"));
    }

    @Test
    void givenMoreRefusalsThanADenialHasDetailsOf_thenTheCountIsExactAndTheLastOnesAreKept() {
        Denial all = IntStream.range(1, 50).mapToObj(DenialTest::denial).reduce(denial(0), Denial::plus);

        assertThat(all.count()).isEqualTo(50);
        assertThat(all.firstAt()).isEqualTo(AT);
        assertThat(all.lastAt()).isEqualTo(AT.plusMillis(49));
        assertThat(all.refusals()).hasSize(Denial.MAX_REFUSALS);
        assertThat(all.refusalOf(new RequestId("req-30"))).isNotNull();
        assertThat(all.refusalOf(new RequestId("req-29"))).isNull();
    }

    @Test
    void givenDenialsThatAreAddedInAnyGrouping_thenTheResultIsTheSame() {
        Denial oneByOne = denial(1).plus(denial(2)).plus(denial(3)).plus(denial(4));

        assertThat(denial(1).plus(denial(2)).plus(denial(3).plus(denial(4)))).isEqualTo(oneByOne);
    }

    @Test
    void givenARequestIdThatWasRefusedTwice_thenItsLastRefusalIsFound() {
        Denial twice = denial(1).plus(Denial.of(key(), refusal("req-1", 5, "11", AT, null)));

        Refusal found = twice.refusalOf(new RequestId("req-1"));

        assertThat(found).isNotNull();
        assertThat(found.requestedQuantity()).isEqualTo(QuantitySum.of(11));
    }

    @Test
    void givenARefusal_thenItSaysWhyWaitingDoesNotHelp() {
        Refusal soon = refusal("req", 0, "10", AT, AT.plusSeconds(1));
        Refusal tooLarge = refusal("req", 0, "100.000000001", AT, null);
        Refusal old = refusal("req", 0, "10", AT.minusMillis(1), null);

        assertThat(soon.exceedsLimit() || soon.isOfEarlierWindow()).isFalse();
        assertThat(tooLarge.exceedsLimit()).isTrue();
        assertThat(tooLarge.isOfEarlierWindow()).isFalse();
        assertThat(old.exceedsLimit()).isFalse();
        assertThat(old.isOfEarlierWindow()).isTrue();
        assertThat(old.remainingQuantity()).isEqualTo(Quantity.of(5));
    }

    private static Denial denial(int number) {
        return Denial.of(key(), refusal("req-" + number, number, "10", AT, null));
    }

    private static Denial.Key key() {
        return Denial.Key.of(LIMIT, null, CALLER, AT);
    }

    private static Refusal refusal(
            String requestId, int millis, String requested, Instant end, @Nullable Instant resetAt) {
        return new Refusal(
                new RequestId(requestId),
                AT.plusMillis(millis),
                Quantity.of(100),
                new Window(AT.minusSeconds(60), end),
                QuantitySum.of(90),
                QuantitySum.of(5),
                QuantitySum.parse(requested),
                resetAt);
    }
}
