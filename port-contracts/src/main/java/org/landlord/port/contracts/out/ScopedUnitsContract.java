package org.landlord.port.contracts.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.port.contracts.out.Fixtures.NOW;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.landlord.domain.access.Scope;
import org.landlord.domain.failure.NotFound;
import org.landlord.port.out.Stores;

/// The scopes of units of work: writing units of one organization follow one another, and so do those of the platform.
@Timeout(120)
public abstract class ScopedUnitsContract extends StorageContract {

    private static Scope place(Tenant tenant) {
        return new Scope.Org(tenant.orgId());
    }

    @Test
    void givenUnitsOfOneOrganization_whenManyThreadsWrite_thenEachSeesThoseBeforeIt() {
        Tenant tenant = newTenant();

        Threads.inParallel(16, _ -> {
            for (int i = 0; i < 10; i++) {
                write(place(tenant), stores -> {
                    long next = stores.auditLog().lastSequence(tenant.orgId()) + 1;
                    stores.auditLog().append(tenant.auditEvent(next, NOW));
                });
            }
        });

        long last = read(stores -> stores.auditLog().lastSequence(tenant.orgId()));
        assertThat(last).isEqualTo(160);
    }

    @Test
    void givenUnitsOfManyOrganizations_whenEachAppendsToTheLogOfThePlatform_thenItsSequenceHasNoGaps() {
        List<Tenant> tenants = IntStream.range(0, 8).mapToObj(_ -> newTenant()).toList();
        long before = read(stores -> stores.platformAuditLog().lastSequence());

        Threads.inParallel(8, number -> {
            for (int i = 0; i < 5; i++) {
                Tenant tenant = tenants.get(number);
                write(place(tenant), stores -> {
                    long next = stores.platformAuditLog().lastSequence() + 1;
                    stores.platformAuditLog()
                            .append(Fixtures.platformEvent(next, tenant.orgId().value()));
                });
            }
        });

        long last = read(stores -> stores.platformAuditLog().lastSequence());
        assertThat(last).isEqualTo(before + 40);
    }

    @Test
    void givenAnInstantThatWasWaitedFor_whenALaterUnitRecords_thenItsTimeIsAfterIt() {
        Tenant tenant = newTenant();
        Instant instant = Instant.now();

        unitOfWork().awaitWriters(place(tenant), instant);

        Instant earliest = unitOfWork().write(place(tenant), Stores::notBefore);
        // A storage of one machine leaves the time to the clock of the machine.
        assertThat(earliest.equals(Instant.EPOCH) || earliest.isAfter(instant))
                .as(earliest + " after " + instant)
                .isTrue();
    }

    @Test
    void givenAUnitOfThePlatform_whenAUnitOfAnOrganizationJoinsIt_thenBothAreStoredOrNeither() {
        Tenant tenant = newTenant();

        write(_ -> write(place(tenant), tenant::fill));
        assertThatThrownBy(() -> write(_ -> write(place(tenant), stores -> {
                    stores.teams().insert(tenant.team("other", "other"));
                    throw new NotFound("team", "team_missing");
                })))
                .isInstanceOf(NotFound.class);

        assertThat(read(tenant::contents).teams()).containsExactly(tenant.team("team", "team"));
    }
}
