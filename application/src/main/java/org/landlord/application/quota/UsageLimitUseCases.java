package org.landlord.application.quota;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.application.access.AccessRequirement;
import org.landlord.application.audit.AuditEntry;
import org.landlord.application.audit.Changes;
import org.landlord.application.shared.Listing;
import org.landlord.application.shared.Lookups;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Permissions;
import org.landlord.domain.access.Scope;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaCheck;
import org.landlord.domain.quota.Thresholds;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.shared.Described;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.access.Operation;
import org.landlord.port.in.quota.CheckUsageLimit;
import org.landlord.port.in.quota.CheckUsageLimits;
import org.landlord.port.in.quota.SetUsageLimit;
import org.landlord.port.in.quota.UpdateUsageLimit;
import org.landlord.port.in.quota.UsageLimits;
import org.landlord.port.out.Stores;

public final class UsageLimitUseCases implements UsageLimits {

    private final UseCaseContext ports;

    public UsageLimitUseCases(UseCaseContext ports) {
        this.ports = ports;
    }

    @Override
    public Upserted<UsageLimit> set(Caller caller, SetUsageLimit command) {
        LimitKey key = command.key();
        AccessRequirement need = AccessRequirement.of(Operation.SET_USAGE_LIMIT, key.orgId(), key.projectId());
        return ports.gate().write(caller, need, stores -> {
            Lookups.mentioned(stores, key.orgId(), key.projectId());
            UsageLimit before = stores.usageLimits().find(key).orElse(null);
            command.precondition().check(before == null ? null : before.version());
            UsageLimit after =
                    stored(stores, caller, before, asked(command, ports.clock().now()));
            return new Upserted<>(after, before == null, warnings(stores, command, before));
        });
    }

    /// Another name of the period is a change, although it is the same limit.
    private static boolean isUnchanged(UsageLimit before, UsageLimit after) {
        return Changes.areNone(before, after)
                && before.key().period() == after.key().period();
    }

    @Override
    public Upserted<UsageLimit> update(Caller caller, UpdateUsageLimit command) {
        LimitKey key = command.key();
        AccessRequirement need = AccessRequirement.of(Operation.UPDATE_USAGE_LIMIT, key.orgId(), key.projectId());
        return ports.gate().write(caller, need, stores -> {
            UsageLimit before = required(stores, key);
            command.precondition().check(before.version());
            UsageLimit after = stored(
                    stores,
                    caller,
                    before,
                    before.with(command.patch(), ports.clock().now()));
            return new Upserted<>(after, false, UnitWarnings.ofLimit(stores, key));
        });
    }

    @Override
    public UsageLimit get(Caller caller, LimitKey key) {
        AccessRequirement need = AccessRequirement.of(Operation.GET_USAGE_LIMIT, key.orgId(), key.projectId());
        return ports.gate().read(caller, need, stores -> required(stores, key));
    }

    /// Stores and audits a limit, unless it is as before.
    ///
    /// @return the limit as stored
    private UsageLimit stored(Stores stores, Caller caller, @Nullable UsageLimit before, UsageLimit after) {
        if (before != null && isUnchanged(before, after)) {
            return before;
        }
        stores.usageLimits().put(after);
        new ThresholdTracker(stores, after.updatedAt())
                .refresh(stores.usageLimits().state(after.key()).stream().toList());
        entry(AuditAction.USAGE_LIMIT_UPSERT, after, before, after)
                .write(ports.ids(), stores, caller, after.updatedAt());
        return after;
    }

    private static UsageLimit asked(SetUsageLimit command, Instant updatedAt) {
        return new UsageLimit(
                command.key(),
                command.limitQuantity(),
                command.enforcement() == null ? UsageLimit.DEFAULT_ENFORCEMENT : command.enforcement(),
                command.timeZone(),
                command.anchorDay(),
                command.thresholds() == null ? Thresholds.DEFAULT : command.thresholds(),
                command.onExceeded() == null ? UsageLimit.DEFAULT_ON_EXCEEDED : command.onExceeded(),
                updatedAt);
    }

    private static List<String> warnings(Stores stores, SetUsageLimit command, @Nullable UsageLimit before) {
        List<String> warnings = new ArrayList<>(UnitWarnings.ofLimit(stores, command.key()));
        if (before == null) {
            return warnings;
        }
        if (command.enforcement() == null && before.enforcement() != UsageLimit.DEFAULT_ENFORCEMENT) {
            warnings.add("enforcement was not given: the limit was "
                    + before.enforcement().label() + " and is " + UsageLimit.DEFAULT_ENFORCEMENT.label() + " now");
        }
        if (command.timeZone() == null && before.timeZone() != null) {
            warnings.add("timeZone was not given: it was " + before.timeZone() + " and is UTC now");
        }
        if (command.thresholds() == null && !before.thresholds().equals(Thresholds.DEFAULT)) {
            warnings.add("thresholds was not given: it was [" + before.thresholds() + "] and is [" + Thresholds.DEFAULT
                    + "] now");
        }
        if (command.onExceeded() == null && before.onExceeded() != UsageLimit.DEFAULT_ON_EXCEEDED) {
            warnings.add("onExceeded was not given: it was "
                    + before.onExceeded().label() + " and is " + UsageLimit.DEFAULT_ON_EXCEEDED.label() + " now");
        }
        return warnings;
    }

    /// The target of the event is the project of the limit, or its organization.
    private static AuditEntry entry(
            AuditAction action, UsageLimit limit, @Nullable Described before, @Nullable Described after) {
        LimitKey key = limit.key();
        ProjectId projectId = key.projectId();
        Map<String, ?> told = Changes.told(
                before,
                after,
                "metric",
                key.metric(),
                "unit",
                key.unit(),
                "period",
                key.period().label(),
                "limitQuantity",
                limit.limitQuantity().toBigDecimal(),
                "enforcement",
                limit.enforcement().label());
        return AuditEntry.of(action, key.orgId(), projectId, projectId == null ? key.orgId() : projectId, told);
    }

    @Override
    public Page<UsageLimit> list(Caller caller, OrgId orgId, PageRequest page) {
        return ports.gate().read(caller, AccessRequirement.of(Operation.LIST_USAGE_LIMITS, orgId), stores -> {
            Lookups.org(stores, orgId);
            return Listing.of("usage-limits", orgId)
                    .page(
                            page,
                            limit -> cursorKey(limit.key()),
                            (after, limit) -> stores.usageLimits()
                                    .list(orgId, after == null ? null : limitKey(orgId, after), limit));
        });
    }

    @Override
    public Page<UsageLimit> listOfProject(Caller caller, OrgId orgId, ProjectId projectId, PageRequest page) {
        return ports.gate()
                .read(caller, AccessRequirement.of(Operation.LIST_PROJECT_USAGE_LIMITS, orgId, projectId), stores -> {
                    Lookups.org(stores, orgId);
                    return Listing.of("usage-limits", orgId, projectId)
                            .page(
                                    page,
                                    limit -> cursorKey(limit.key()),
                                    (after, limit) -> stores.usageLimits()
                                            .listOfProject(
                                                    orgId,
                                                    projectId,
                                                    after == null ? null : limitKey(orgId, after),
                                                    limit));
                });
    }

    static Listing.Key cursorKey(LimitKey key) {
        return Listing.Key.of(
                key.projectId(), key.metric(), key.unit(), key.period().label());
    }

    static LimitKey limitKey(OrgId orgId, Listing.Key key) {
        String projectId = key.optional(0);
        return new LimitKey(
                orgId,
                projectId == null ? null : new ProjectId(projectId),
                new Label(key.text(1)),
                new Label(key.text(2)),
                Period.of(key.text(3)));
    }

    @Override
    public void delete(Caller caller, LimitKey key, Precondition precondition) {
        ports.gate()
                .write(
                        caller,
                        AccessRequirement.of(Operation.DELETE_USAGE_LIMIT, key.orgId(), key.projectId()),
                        stores -> {
                            UsageLimit limit = required(stores, key);
                            precondition.check(limit.version());
                            ThresholdTracker watch =
                                    new ThresholdTracker(stores, ports.clock().now());
                            stores.usageLimits().state(key).ifPresent(watch::recordRemoval);
                            stores.usageLimits().delete(key);
                            entry(AuditAction.USAGE_LIMIT_DELETE, limit, limit, null)
                                    .write(
                                            ports.ids(),
                                            stores,
                                            caller,
                                            ports.clock().now());
                            return key;
                        });
    }

    @Override
    public QuotaCheck check(Caller caller, CheckUsageLimit query) {
        LimitKey key = query.key();
        return ports.gate()
                .read(
                        caller,
                        AccessRequirement.of(Operation.CHECK_USAGE_LIMIT, key.orgId(), key.projectId()),
                        stores -> {
                            UsageLimit limit = required(stores, key);
                            return new LimitInspection(stores, ports.clock().now())
                                    .check(limit, query.since(), query.until(), query.quantity());
                        });
    }

    @Override
    public Page<QuotaCheck> checkAll(Caller caller, CheckUsageLimits query, PageRequest page) {
        OrgId orgId = query.orgId();
        ProjectId projectId = query.projectId();
        AccessRequirement need = AccessRequirement.of(Operation.LIST_USAGE_LIMIT_CHECKS, orgId, projectId);
        boolean ofOrg =
                Permissions.permits(caller, Operation.LIST_USAGE_LIMIT_CHECKS.permission(), new Scope.Org(orgId));
        return ports.gate().read(caller, need, stores -> {
            if (projectId == null) {
                Lookups.org(stores, orgId);
            } else {
                Lookups.project(stores, orgId, projectId);
            }
            LimitInspection inspection =
                    new LimitInspection(stores, ports.clock().now());
            ApplicableLimits limits = new ApplicableLimits(stores, query, ofOrg);
            return Listing.of("usage-limit-checks", query, ofOrg)
                    .page(
                            page,
                            check -> cursorKey(check.limit().key()),
                            (after, count) -> limits.list(after == null ? null : limitKey(orgId, after), count).stream()
                                    .map(limit -> inspection.check(limit, query.quantity()))
                                    .toList());
        });
    }

    static UsageLimit required(Stores stores, LimitKey key) {
        return stores.usageLimits().find(key).orElseThrow(() -> {
            // The failure names the organization if that does not exist.
            Lookups.org(stores, key.orgId());
            return new NotFound("usage_limit", key);
        });
    }
}
