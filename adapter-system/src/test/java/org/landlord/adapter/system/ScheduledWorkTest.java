package org.landlord.adapter.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ScheduledWorkTest {

    @Test
    void givenALease_whenItChangesHands_thenTheWorkIsDoneWhileItIsHeldOnly() {
        AtomicBoolean isHeld = new AtomicBoolean();
        AtomicInteger done = new AtomicInteger();
        Runnable work = new ScheduledWork(isHeld::get).ifOurs(done::incrementAndGet);

        work.run();
        assertThat(done).hasValue(0);

        isHeld.set(true);
        work.run();
        assertThat(done).hasValue(1);

        isHeld.set(false);
        work.run();
        assertThat(done).hasValue(1);
    }

    @Test
    void givenStorageOfOneProcess_thenTheWorkIsItsOwn() {
        assertThat(ScheduledWork.OF_EVERY_PROCESS.isOurs()).isTrue();
    }
}
