package org.landlord.application.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.landlord.application.access.AccessRequirement;
import org.landlord.application.shared.Listing;
import org.landlord.application.shared.Lookups;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.RequestId;
import org.landlord.domain.access.Scope;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.quota.Denial;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.access.Operation;
import org.landlord.port.in.quota.Denials;
import org.landlord.port.in.quota.ListAllDenials;
import org.landlord.port.in.quota.ListDenials;
import org.landlord.port.out.quota.DenialEntry;
import org.landlord.port.out.quota.DenialFilter;

public final class DenialUseCases implements Denials {

    /// The longest time from the first to the last refusal of a denial: a minute.
    private static final Duration ONE_DENIAL = Duration.ofMinutes(1);

    private final UseCaseContext ports;
    private final DenialLog log;

    public DenialUseCases(UseCaseContext ports, DenialLog log) {
        this.ports = ports;
        this.log = log;
    }

    @Override
    public Page<Denial> list(Caller caller, ListDenials query, PageRequest page) {
        OrgId orgId = query.orgId();
        AccessRequirement need = AccessRequirement.of(Operation.LIST_DENIALS, orgId, query.projectId());
        ports.gate().require(caller, need);
        log.write(orgId);
        DenialFilter filter =
                new DenialFilter(query.projectId(), query.metric(), query.unit(), query.actorId(), query.window());
        return ports.gate().read(caller, need, stores -> {
            Lookups.org(stores, orgId);
            return Listing.of("denials", query)
                    .page(
                            page,
                            denial -> Listing.Key.of(denial.sequence()),
                            (last, limit) -> stores.denials()
                                    .list(orgId, filter, last == null ? null : Long.valueOf(last.text(0)), limit));
        });
    }

    @Override
    public Page<Denial> listOfAll(Caller caller, ListAllDenials query, PageRequest page) {
        AccessRequirement need = AccessRequirement.of(Operation.LIST_ALL_DENIALS);
        ports.gate().require(caller, need);
        log.writeAll();
        Instant since = query.window().since();
        Instant until = query.window().until();
        return ports.gate()
                .read(
                        caller,
                        need,
                        stores -> Listing.of("all-denials", query)
                                .<DenialEntry>page(
                                        page,
                                        entry -> QuotaEventUseCases.cursorKey(entry.position()),
                                        entry -> query.fits(entry.key().limit())
                                                && !entry.firstAt().isAfter(until),
                                        (last, limit) -> stores.denials()
                                                .listOfAll(
                                                        since,
                                                        until.plus(ONE_DENIAL),
                                                        QuotaEventUseCases.position(last),
                                                        limit))
                                .map(entry -> stores.denials().find(entry.key()).orElseThrow()));
    }

    @Override
    public Denial get(Caller caller, OrgId orgId, RequestId requestId) {
        AccessRequirement need = AccessRequirement.of(Operation.GET_DENIAL, orgId);
        ports.gate().require(caller, need);
        log.write(orgId);
        return ports.gate().read(caller, need, stores -> {
            Lookups.org(stores, orgId);
            Supplier<NotFound> missing = () -> new NotFound(
                    "denial",
                    requestId,
                    "no denial with the request " + requestId + "; of the refusals of a minute with the same limit,"
                            + " project and caller the last " + Denial.MAX_REFUSALS + " request ids are kept, for "
                            + Denial.KEPT_FOR.toDays() + " days");
            Denial found = stores.denials().findByRequest(orgId, requestId).orElseThrow(missing);
            Scope place = Scope.of(orgId, found.key().projectId());
            ports.gate().requireWhereFound(caller, Operation.GET_DENIAL, Operation.GET_DENIAL, place, missing);
            return found;
        });
    }
}
