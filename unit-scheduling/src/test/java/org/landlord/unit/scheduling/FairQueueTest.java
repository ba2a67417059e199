package org.landlord.unit.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.landlord.unit.scheduling.FairQueue.Admission;

class FairQueueTest {

    private static final Owner ACME = new Owner("acme");
    private static final Owner GLOBEX = new Owner("globex");

    private record Command(Owner owner, String name, int rows) implements FairQueue.Item {}

    private final FairQueue<Command> queue = new FairQueue<>(10_000);

    @Test
    void ofOneOwnerTheOrderIsKept() {
        offer(ACME, "a", 1);
        offer(ACME, "b", 200);
        offer(ACME, "c", 1);

        assertThat(next()).containsExactly("a", "b", "c");
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void givenOneWithMuchToWrite_thenWhoHasLittleIsInTheNextGroup() {
        IntStream.range(0, 100).forEach(i -> offer(ACME, "acme-" + i, 100));
        offer(GLOBEX, "globex", 1);

        assertThat(next()).hasSizeLessThan(15).startsWith("acme-0", "acme-1", "globex");
    }

    @Test
    void betweenTwoLargeOnesComesWhatIsSmall() {
        offer(ACME, "large-1", 2_000);
        offer(GLOBEX, "small-1", 1);
        assertThat(next()).containsExactly("small-1");
        offer(GLOBEX, "small-2", 1);

        assertThat(next()).containsExactly("large-1");
        offer(ACME, "large-2", 1_000);
        assertThat(next()).containsExactly("small-2");
        offer(GLOBEX, "small-3", 1);
        assertThat(next()).as("small ones do not keep large ones out for ever").containsExactly("large-2");
        assertThat(next()).containsExactly("small-3");
    }

    @Test
    void largeOnesOfTwoTakeTurns() {
        offer(ACME, "acme-1", 1_000);
        offer(ACME, "acme-2", 1_000);
        offer(GLOBEX, "globex-1", 1_000);

        assertThat(next()).containsExactly("acme-1");
        assertThat(next()).containsExactly("globex-1");
        assertThat(next()).containsExactly("acme-2");
    }

    @Test
    void aGroupHasNoMoreRowsThanItMay() {
        IntStream.range(0, 2_000).forEach(i -> offer(ACME, "a", 1));

        assertThat(next()).hasSize(FairQueue.MAX_GROUP_ROWS);
        assertThat(next()).hasSize(2_000 - FairQueue.MAX_GROUP_ROWS);
        assertThat(next()).isEmpty();
    }

    @Test
    void anOrganizationMayHaveHalfOfAllThatWaits_andWhatWasAnsweredMakesRoom() {
        Command half = new Command(ACME, "half", 5_000);
        assertThat(queue.offer(half)).isEqualTo(Admission.ADMITTED);

        assertThat(offer(ACME, "more", 1)).isEqualTo(Admission.OWNER_FULL);
        assertThat(offer(GLOBEX, "other", 5_000)).isEqualTo(Admission.ADMITTED);
        assertThat(offer(new Owner(""), "nobody", 1)).isEqualTo(Admission.FULL);

        assertThat(next()).containsExactly("half");
        assertThat(offer(ACME, "more", 1)).as("it is being written").isEqualTo(Admission.OWNER_FULL);
        queue.settle(half);
        assertThat(offer(ACME, "more", 1)).isEqualTo(Admission.ADMITTED);
    }

    @Test
    void allThatWaitsCanBeTakenOut() {
        offer(ACME, "a", 1);
        offer(GLOBEX, "large", 1_000);
        offer(ACME, "b", 1);

        assertThat(queue.all()).extracting(Command::name).containsExactlyInAnyOrder("a", "b", "large");
        assertThat(queue.isEmpty()).isTrue();
        assertThat(next()).isEmpty();
    }

    private Admission offer(Owner owner, String name, int rows) {
        return queue.offer(new Command(owner, name, rows));
    }

    private List<String> next() {
        List<Command> group = new ArrayList<>();
        queue.next(group);
        return group.stream().map(Command::name).toList();
    }
}
