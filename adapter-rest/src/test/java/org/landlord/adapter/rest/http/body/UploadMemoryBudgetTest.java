package org.landlord.adapter.rest.http.body;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.landlord.adapter.rest.http.body.UploadMemoryBudget.Reservation;

class UploadMemoryBudgetTest {

    private static final long LARGEST = BoundedBody.MAX_BATCH_BYTES;

    private final UploadMemoryBudget memory = new UploadMemoryBudget(4 * LARGEST);

    private boolean reserves(String tenant, long bytes) {
        return memory.open(tenant).growTo(bytes);
    }

    @Test
    void givenRoom_whenBodiesComeAtOnce_thenAllAreLetIn() {
        assertThat(reserves("a", LARGEST)).isTrue();
        assertThat(reserves("a", LARGEST)).isTrue();
        assertThat(reserves("b", LARGEST)).isTrue();
        assertThat(reserves("c", LARGEST)).isTrue();
    }

    @Test
    void givenNoRoom_whenOneMoreComes_thenItIsRefused_andOnceThereIsRoomItIsLetIn() {
        reserves("a", LARGEST);
        reserves("a", LARGEST);
        reserves("b", LARGEST);
        Reservation last = memory.open("b");
        last.growTo(LARGEST);

        assertThat(reserves("c", 1)).isFalse();

        last.release();
        last.release();
        assertThat(reserves("c", LARGEST)).isTrue();
        assertThat(reserves("c", 1)).as("what is given back twice counts once").isFalse();
    }

    @Test
    void givenATenantThatHasHalfOfIt_thenItGetsNoMore_andOthersDo() {
        reserves("a", LARGEST);
        reserves("a", LARGEST);

        assertThat(reserves("a", 1)).isFalse();
        assertThat(reserves("b", LARGEST)).isTrue();
    }

    @Test
    void givenBodiesOfWhichNothingHasArrived_thenTheyTakeNothing() {
        Reservation first = memory.open("a");
        memory.open("a");

        assertThat(first.growTo(2 * LARGEST)).isTrue();
    }

    @Test
    void givenABodyThatArrivesBitByBit_thenItsMemoryIsReservedOnce() {
        Reservation body = memory.open("a");
        for (long bytes = 1; bytes <= 2 * LARGEST; bytes += LARGEST / 100) {
            assertThat(body.growTo(bytes)).isTrue();
        }
        assertThat(body.growTo(1)).as("less than before").isTrue();
        assertThat(body.growTo(2 * LARGEST + 1)).isFalse();
    }

    @Test
    void givenAReservationThatWasReleased_thenItDoesNotGrow() {
        Reservation body = memory.open("a");
        body.release();

        assertThat(body.growTo(1)).isFalse();
    }

    @Test
    void givenLittleMemory_thenOneBodyOfTheLargestSizeIsLetInAllTheSame() {
        assertThat(new UploadMemoryBudget(1).open("a").growTo(LARGEST)).isTrue();
    }
}
