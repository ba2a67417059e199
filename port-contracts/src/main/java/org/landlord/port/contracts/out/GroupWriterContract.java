package org.landlord.port.contracts.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.landlord.port.contracts.out.Fixtures.NOW;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditQuery;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.tenancy.Team;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.Stages;
import org.landlord.port.out.GroupWriter;
import org.landlord.port.out.Outcome;
import org.landlord.port.out.Stores;

/// The contract of [org.landlord.port.out.UnitOfWork#grouped]: callers share transactions but are isolated from
/// each other.
@Timeout(120)
public abstract class GroupWriterContract extends StorageContract {

    private static final int THREADS = 32;
    private static final int CALLS = 100;

    /// Inserts a team with the name of each command. The result is the command.
    private GroupWriter<String, String> teamsOf(Tenant tenant) {
        return unitOfWork()
                .grouped((stores, names) -> names.stream()
                        .<Outcome<String>>map(name -> {
                            stores.teams().insert(tenant.team(name, name));
                            return new Outcome.Done<>(name);
                        })
                        .toList());
    }

    @Test
    void commandsOfOneCallerAreExecutedInOrderAndReturnTheirOwnResults() {
        Tenant tenant = newTenant();
        GroupWriter<Integer, String> writer = unitOfWork()
                .grouped((stores, numbers) -> numbers.stream()
                        .<Outcome<String>>map(
                                number -> new Outcome.Done<>(number + " is " + appendNext(tenant, stores)))
                        .toList());

        List<CompletionStage<String>> answers = IntStream.rangeClosed(1, CALLS)
                .mapToObj(number -> writer.submit(number, 1))
                .toList();

        assertThat(answers.stream().map(Stages::await))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, CALLS)
                        .mapToObj(number -> number + " is " + number)
                        .toList());
        assertThat(sequences(tenant)).hasSize(CALLS);
    }

    private static long appendNext(Tenant tenant, Stores stores) {
        long next = stores.auditLog().lastSequence(tenant.orgId()) + 1;
        stores.auditLog().append(tenant.auditEvent(next, NOW));
        return next;
    }

    @Test
    void aRefusedCommandDoesNotAffectTheOthers() {
        Tenant tenant = newTenant();
        NotFound refusal = new NotFound("team", "odd");
        GroupWriter<Integer, Integer> writer = unitOfWork()
                .grouped((stores, numbers) -> numbers.stream()
                        .map(number -> Outcome.of(() -> {
                            if (number % 2 == 1) {
                                throw refusal;
                            }
                            stores.teams().insert(tenant.team("team" + number, "team-" + number));
                            return number;
                        }))
                        .toList());

        List<CompletionStage<Integer>> answers = IntStream.range(0, CALLS)
                .mapToObj(number -> writer.submit(number, 1))
                .toList();

        for (int number = 0; number < CALLS; number++) {
            CompletionStage<Integer> answer = answers.get(number);
            if (number % 2 == 1) {
                assertThatThrownBy(() -> Stages.await(answer)).isSameAs(refusal);
            } else {
                assertThat(Stages.await(answer)).isEqualTo(number);
            }
        }
        assertThat(teams(tenant)).hasSize(CALLS / 2);
    }

    @Test
    void aCommandWithARejectedWriteFailsAloneAndTheOthersAreStored() {
        Tenant tenant = newTenant();
        GroupWriter<String, String> writer = teamsOf(tenant);
        Stages.await(writer.submit("taken", 1));
        ConcurrentLinkedQueue<Throwable> refusals = new ConcurrentLinkedQueue<>();

        Threads.inParallel(THREADS, number -> {
            CompletionStage<String> before = writer.submit("before-" + number, 1);
            CompletionStage<String> poisoned = writer.submit("taken", 1);
            CompletionStage<String> after = writer.submit("after-" + number, 1);
            assertThat(Stages.await(before)).isEqualTo("before-" + number);
            refusals.add(catchThrowable(() -> Stages.await(poisoned)));
            assertThat(Stages.await(after)).isEqualTo("after-" + number);
        });

        assertThat(refusals).hasSize(THREADS).hasOnlyElementsOfType(DuplicateId.class);
        assertThat(teams(tenant)).hasSize(1 + 2 * THREADS);
    }

    @Test
    void aCommandThatThrowsFailsAloneAndIsRolledBack() {
        Tenant tenant = newTenant();
        GroupWriter<String, String> writer = unitOfWork().grouped((stores, names) -> {
            names.forEach(name -> stores.teams().insert(tenant.team(name, name)));
            if (names.contains("poison")) {
                throw new IllegalArgumentException("a bug");
            }
            return names.stream().<Outcome<String>>map(Outcome.Done::new).toList();
        });

        List<CompletionStage<String>> before = submitted(writer, "before");
        CompletionStage<String> poisoned = writer.submit("poison", 1);
        List<CompletionStage<String>> after = submitted(writer, "after");

        assertThatThrownBy(() -> Stages.await(poisoned)).hasMessageContaining("a bug");
        before.forEach(Stages::await);
        after.forEach(Stages::await);
        assertThat(teams(tenant)).hasSize(2 * CALLS).doesNotContain("poison");
    }

    private static List<CompletionStage<String>> submitted(GroupWriter<String, String> writer, String prefix) {
        return IntStream.range(0, CALLS)
                .mapToObj(number -> writer.submit(prefix + "-" + number, 1))
                .toList();
    }

    @Test
    void aCommandAfterAFailedOneSucceeds() {
        Tenant tenant = newTenant();
        GroupWriter<String, String> writer = teamsOf(tenant);
        Stages.await(writer.submit("one", 1));
        assertThatThrownBy(() -> Stages.await(writer.submit("one", 1))).isInstanceOf(DuplicateId.class);

        assertThat(Stages.await(writer.submit("two", 1))).isEqualTo("two");

        assertThat(teams(tenant)).containsExactly("one", "two");
    }

    @Test
    void aCommandInAWritingUnitRunsImmediatelyAsPartOfIt() {
        Tenant tenant = newTenant();
        GroupWriter<String, String> writer = teamsOf(tenant);

        write(stores -> {
            CompletionStage<String> answer = writer.submit("inner", 1);
            assertThat(answer.toCompletableFuture()).isCompletedWithValue("inner");
            assertThat(stores.teams().find(tenant.orgId(), new TeamId("inner"))).isPresent();
            assertThat(Threads.inAnother(() -> teams(tenant))).isEmpty();
        });

        assertThat(teams(tenant)).containsExactly("inner");
    }

    @Test
    void aCommandInAWritingUnitIsRolledBackWithIt() {
        Tenant tenant = newTenant();
        GroupWriter<String, String> writer = teamsOf(tenant);

        assertThatThrownBy(() -> write(_ -> {
                    Stages.await(writer.submit("inner", 1));
                    throw new Conflict("a rule says no");
                }))
                .isInstanceOf(Conflict.class);

        assertThat(teams(tenant)).isEmpty();
    }

    @Test
    void aCommandRefusedInAWritingUnitReturnsTheRefusal() {
        Tenant tenant = newTenant();
        GroupWriter<String, String> writer = teamsOf(tenant);
        Stages.await(writer.submit("taken", 1));

        assertThatThrownBy(() -> write(stores -> {
                    stores.teams().insert(tenant.team("outer", "outer"));
                    Stages.await(writer.submit("taken", 1));
                }))
                .isInstanceOf(DuplicateId.class);

        assertThat(teams(tenant)).containsExactly("taken");
    }

    @Test
    void aCommandInAReadingUnitThrows() {
        Tenant tenant = newTenant();
        GroupWriter<String, String> writer = teamsOf(tenant);

        assertThatThrownBy(() -> read(_ -> writer.submit("inner", 1))).isInstanceOf(IllegalStateException.class);

        assertThat(teams(tenant)).isEmpty();
    }

    @Test
    void eachOfThousandsOfConcurrentCommandsIsStoredOnceAndVisibleToTheNextRead() {
        Tenant tenant = newTenant();
        GroupWriter<Integer, Long> writer = unitOfWork()
                .grouped((stores, numbers) -> numbers.stream()
                        .<Outcome<Long>>map(_ -> new Outcome.Done<>(appendNext(tenant, stores)))
                        .toList());
        ConcurrentLinkedQueue<Long> answers = new ConcurrentLinkedQueue<>();

        Threads.inParallel(THREADS, number -> {
            List<CompletionStage<Long>> mine = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                mine.add(writer.submit(number, 1));
            }
            mine.forEach(answer -> answers.add(Stages.await(answer)));
            long last = Stages.await(mine.getLast());
            long seen = read(stores -> stores.auditLog().lastSequence(tenant.orgId()));
            assertThat(seen).isGreaterThanOrEqualTo(last);
        });

        List<Long> expected =
                LongStream.rangeClosed(1, (long) THREADS * CALLS).boxed().toList();
        assertThat(answers.stream().sorted()).containsExactlyElementsOf(expected);
        assertThat(sequences(tenant)).isEqualTo(expected);
    }

    @Test
    void concurrentGroupsAndUnitsOfWorkLoseNoWrites() {
        Tenant tenant = newTenant();
        GroupWriter<Integer, Long> writer = unitOfWork()
                .grouped((stores, numbers) -> numbers.stream()
                        .<Outcome<Long>>map(_ -> new Outcome.Done<>(appendNext(tenant, stores)))
                        .toList());

        Threads.inParallel(8, number -> {
            for (int i = 0; i < 25; i++) {
                if (number % 2 == 0) {
                    Stages.await(writer.submit(number, 1));
                } else {
                    write(stores -> appendNext(tenant, stores));
                }
            }
        });

        assertThat(sequences(tenant))
                .isEqualTo(LongStream.rangeClosed(1, 8 * 25).boxed().toList());
    }

    private List<Long> sequences(Tenant tenant) {
        AuditQuery all = new AuditQuery(tenant.orgId(), null, null, null, null, null, Window.always());
        return list(stores -> stores.auditLog().list(all, null, THREADS * CALLS + 1)).stream()
                .map(AuditEvent::sequence)
                .toList();
    }

    private List<String> teams(Tenant tenant) {
        return list(stores -> stores.teams().list(tenant.orgId(), null, 10 * CALLS)).stream()
                .map(Team::teamId)
                .map(TeamId::value)
                .toList();
    }
}
