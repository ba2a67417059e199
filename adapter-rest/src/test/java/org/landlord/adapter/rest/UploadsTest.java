package org.landlord.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.Unavailable;

class UploadsTest {

    private static final long LARGEST = RequestBody.MAX_BATCH_BYTES;

    private final Uploads uploads = new Uploads(2 * LARGEST);

    @Test
    void givenRoom_whenBodiesComeAtOnce_thenAllAreLetIn() {
        String answer =
                uploads.admit(LARGEST, () -> uploads.admit(LARGEST - 1024, () -> uploads.admit(0, () -> "all")));

        assertThat(answer).isEqualTo("all");
    }

    @Test
    void givenNoRoom_whenOneMoreComes_thenItIsToldToComeAgain_andOnceThereIsRoomItIsLetIn() {
        assertThatThrownBy(() ->
                        uploads.admit(LARGEST, () -> uploads.admit(LARGEST, () -> uploads.admit(1, () -> "one more"))))
                .isInstanceOfSatisfying(
                        Unavailable.class, it -> assertThat(it.retryAfter()).isPositive());

        assertThat(uploads.admit(LARGEST, () -> "then")).isEqualTo("then");
    }

    @Test
    void givenABodyThatDoesNotSayItsLength_thenItIsTakenForTheLargest() {
        assertThatThrownBy(() -> uploads.admit(-1, () -> uploads.admit(-1, () -> uploads.admit(1, () -> "one more"))))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void givenLittleMemory_thenOneBodyOfTheLargestSizeIsLetInAllTheSame() {
        assertThat(new Uploads(1).admit(LARGEST, () -> "in")).isEqualTo("in");
    }
}
