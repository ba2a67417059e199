package org.landlord.adapter.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.port.out.access.Randomness;

class SecureRandomnessTest {

    private final Randomness randomness = new SecureRandomness();

    @Test
    void thereAreAsManyDigitsAsAskedFor_andOnlyThose() {
        assertThat(randomness.digits("ab", 0)).isEmpty();
        assertThat(randomness.digits("ab", 1000)).matches("[ab]{1000}");
    }

    @Test
    void everyDigitIsChosenAboutAsOftenAsAnyOther() {
        int each = 2_000;
        String digits = ApiKeyToken.DIGITS;

        String chosen = randomness.digits(digits, each * digits.length());

        // A remainder of a byte would choose the first 8 of 62 digits a quarter more often. Ten standard deviations:
        // an even choice fails once in more runs than there will ever be.
        double margin = 10 * Math.sqrt(each);
        assertThat(digits.chars())
                .allSatisfy(digit -> assertThat(
                                (double) chosen.chars().filter(c -> c == digit).count())
                        .isBetween(each - margin, each + margin));
    }

    @Test
    void nothingComesTwice() {
        List<String> made = Stream.generate(() -> randomness.digits(ApiKeyToken.DIGITS, ApiKeyToken.RANDOM_DIGITS))
                .limit(1_000)
                .toList();

        assertThat(made).doesNotHaveDuplicates();
    }

    @Test
    void oneDigitIsNoChoice() {
        assertThatThrownBy(() -> randomness.digits("a", 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
