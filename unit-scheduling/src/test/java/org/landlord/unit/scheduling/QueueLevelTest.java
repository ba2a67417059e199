package org.landlord.unit.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueueLevelTest {

    @Test
    void theFullerQueueIsTheOneWithTheLargerShareOfItsCapacityInUse() {
        QueueLevel small = new QueueLevel(3, 10);
        QueueLevel large = new QueueLevel(200, 1_000);

        assertThat(small.or(large)).isEqualTo(small);
        assertThat(large.or(small)).isEqualTo(small);
        assertThat(new QueueLevel(0, 10).or(new QueueLevel(0, 1_000))).isEqualTo(new QueueLevel(0, 10));
    }
}
