package org.landlord.application.usage;

import java.util.List;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.HardLimits;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.port.in.usage.RecordUsage;

/// What one caller wants to have recorded: all of it or nothing.
///
/// @param orgId whose usage
/// @param commands at least one
/// @param many true if they came as a batch: what is wrong is then named by its index
/// @param hardLimits what hard limits mean for it
record Recording(OrgId orgId, List<RecordUsage> commands, boolean many, HardLimits hardLimits) {

    /// What a command's usage is added up with.
    UsageSeries series(RecordUsage command) {
        return UsageSeries.of(orgId, command.projectId(), command.metric(), command.unit());
    }
}
