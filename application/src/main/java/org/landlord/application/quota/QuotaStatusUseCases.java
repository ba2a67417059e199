package org.landlord.application.quota;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.application.access.AccessRequirement;
import org.landlord.application.shared.Listing;
import org.landlord.application.shared.Lookups;
import org.landlord.application.shared.PagedIterable;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.Caller;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.QuotaStatus;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.access.Operation;
import org.landlord.port.in.quota.QuotaStatuses;
import org.landlord.port.out.Stores;
import org.landlord.port.out.quota.LimitState;

public final class QuotaStatusUseCases implements QuotaStatuses {

    private final UseCaseContext ports;
    private final DenialLog log;

    public QuotaStatusUseCases(UseCaseContext ports, DenialLog log) {
        this.ports = ports;
        this.log = log;
    }

    @Override
    public QuotaStatus get(Caller caller, LimitKey key) {
        AccessRequirement need = AccessRequirement.of(Operation.GET_QUOTA_STATUS, key.orgId(), key.projectId());
        return current(
                caller,
                need,
                key.orgId(),
                stores -> new LimitInspection(stores, ports.clock().now())
                        .status(UsageLimitUseCases.required(stores, key)));
    }

    @Override
    public Page<QuotaStatus> list(Caller caller, OrgId orgId, PageRequest page) {
        AccessRequirement need = AccessRequirement.of(Operation.LIST_QUOTA_STATUS, orgId);
        return current(
                caller,
                need,
                orgId,
                stores -> page(
                        stores,
                        orgId,
                        null,
                        page,
                        (after, limit) -> stores.usageLimits().list(orgId, after, limit)));
    }

    @Override
    public Page<QuotaStatus> listOfProject(Caller caller, OrgId orgId, ProjectId projectId, PageRequest page) {
        AccessRequirement need = AccessRequirement.of(Operation.LIST_PROJECT_QUOTA_STATUS, orgId, projectId);
        return current(
                caller,
                need,
                orgId,
                stores -> page(
                        stores,
                        orgId,
                        projectId,
                        page,
                        (after, limit) -> stores.usageLimits().listOfProject(orgId, projectId, after, limit)));
    }

    /// Reads after the refusals so far are stored.
    private <R> R current(Caller caller, AccessRequirement need, OrgId orgId, Function<Stores, R> read) {
        ports.gate().require(caller, need);
        log.write(orgId);
        return ports.gate().read(caller, need, read::apply);
    }

    private Page<QuotaStatus> page(
            Stores stores,
            OrgId orgId,
            @Nullable ProjectId projectId,
            PageRequest page,
            BiFunction<@Nullable LimitKey, Integer, List<UsageLimit>> list) {
        Lookups.org(stores, orgId);
        LimitInspection inspection = new LimitInspection(stores, ports.clock().now());
        return Listing.of("quota-status", orgId, projectId)
                .page(
                        page,
                        limit -> UsageLimitUseCases.cursorKey(limit.key()),
                        (after, limit) ->
                                list.apply(after == null ? null : UsageLimitUseCases.limitKey(orgId, after), limit))
                .map(inspection::status);
    }

    @Override
    public List<QuotaStatus> fullest(Caller caller, int over, int limit) {
        AccessRequirement need = AccessRequirement.of(Operation.LIST_FULLEST_LIMITS);
        ports.gate().require(caller, need);
        if (over < 1 || over > UsageLimit.MAX_PERCENT) {
            throw InvalidInput.of("over", "must be from 1 to " + UsageLimit.MAX_PERCENT);
        }
        if (limit < 1 || limit > MAX_FULLEST) {
            throw InvalidInput.of("limit", "must be from 1 to " + MAX_FULLEST);
        }
        return ports.gate().read(caller, need, stores -> fullest(stores, over, limit));
    }

    /// A limit with its percentage, or with an upper bound of it.
    private record Filled(UsageLimit limit, int percent) {

        static final Comparator<Filled> FULLEST_FIRST = Comparator.comparing(Filled::percent, Comparator.reverseOrder())
                .thenComparing(filled -> filled.limit().key());

        static Filled bound(LimitState state) {
            return new Filled(state.limit(), state.percentBound());
        }

        boolean isBefore(Filled other) {
            return FULLEST_FIRST.compare(this, other) <= 0;
        }
    }

    /// Candidates come by their upper bounds. A limit whose percentage is computed is next if it is before the
    /// bound of the next candidate, and so before all candidates that follow.
    private List<QuotaStatus> fullest(Stores stores, int over, int limit) {
        LimitInspection inspection = new LimitInspection(stores, ports.clock().now());
        Iterator<LimitState> candidates = PagedIterable.<LimitState>of(
                        Math.max(limit, 50),
                        (after, size) -> stores.usageLimits().fullest(over, after, size))
                .iterator();
        PriorityQueue<Filled> computed = new PriorityQueue<>(Filled.FULLEST_FIRST);
        List<QuotaStatus> fullest = new ArrayList<>();
        while (fullest.size() < limit && (candidates.hasNext() || !computed.isEmpty())) {
            if (!candidates.hasNext()) {
                fullest.add(inspection.status(computed.remove().limit()));
                continue;
            }
            Filled bound = Filled.bound(candidates.next());
            while (fullest.size() < limit
                    && !computed.isEmpty()
                    && computed.element().isBefore(bound)) {
                fullest.add(inspection.status(computed.remove().limit()));
            }
            int percent = inspection.percentUsed(bound.limit());
            if (percent >= over) {
                computed.add(new Filled(bound.limit(), percent));
            }
        }
        return fullest;
    }
}
