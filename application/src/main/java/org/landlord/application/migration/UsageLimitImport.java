package org.landlord.application.migration;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.application.quota.ThresholdTracker;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.migration.SourceTable;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.Thresholds;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Quantity;
import org.landlord.port.out.Stores;

/// The source only reports its limits, so they are soft.
final class UsageLimitImport extends RowImport<UsageLimit> {

    @Override
    public SourceTable table() {
        return SourceTable.USAGE_LIMITS;
    }

    @Override
    public UsageLimit read(SourceFields fields, OrgId orgId, Instant now) {
        Supplier<@Nullable ProjectId> projectId = fields.optionalText("projectId", ProjectId::new);
        Supplier<Label> metric = fields.text("metric", Label::new);
        Supplier<Label> unit = fields.text("unit", Label::new);
        Supplier<Period> period = fields.text("period", UsageLimitImport::period);
        Supplier<Quantity> limit = fields.quantity("limitQuantity");
        Supplier<Instant> updatedAt = fields.instant("updatedAt");
        fields.require();
        return new UsageLimit(
                new LimitKey(orgId, projectId.get(), metric.get(), unit.get(), period.get()),
                limit.get(),
                UsageLimit.DEFAULT_ENFORCEMENT,
                null,
                Thresholds.DEFAULT,
                updatedAt.get());
    }

    /// The names of rolling periods in both stores. Landlord's other names are not those of the source.
    private static Period period(String label) {
        return switch (label) {
            case "daily" -> Period.DAILY;
            case "weekly" -> Period.WEEKLY;
            case "monthly" -> Period.MONTHLY;
            default -> throw new InvalidInput("must be one of daily, weekly, monthly");
        };
    }

    @Override
    @Nullable
    UsageLimit stored(Stores stores, UsageLimit value) {
        return stores.usageLimits().find(value.key()).orElse(null);
    }

    @Override
    List<String> differences(UsageLimit stored, UsageLimit value) {
        return changed(stored, value);
    }

    @Override
    void requirePlace(ImportUnit unit, UsageLimit value) {
        unit.requireProject(value.key().projectId());
    }

    @Override
    void store(ImportUnit unit, UsageLimit value) {
        Stores stores = unit.stores();
        stores.usageLimits().put(value);
        new ThresholdTracker(stores, unit.now())
                .refresh(stores.usageLimits().state(value.key()).stream().toList());
    }
}
