package org.landlord.application.usage;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.landlord.application.shared.Lookups;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.failure.Violations;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.out.Stores;

/// Checks the organizations, projects and times of recordings. Organizations and projects with recorded usage
/// exist; only others are looked up, each once.
final class UsageTargets {

    private final Stores stores;
    private final Set<UsageSeries> known;
    private final Map<OrgId, Boolean> organizations = new HashMap<>();
    private final Map<UsageSeries, Boolean> projects = new HashMap<>();

    /// @param series of all recordings
    UsageTargets(Stores stores, Set<UsageSeries> series) {
        this.stores = stores;
        this.known = stores.usageEvents().known(series);
    }

    /// @throws NotFound if there is no such organization
    /// @throws InvalidInput naming every project that does not exist and every time that is too far ahead
    void require(Recording recording, Instant now) {
        Violations violations = new Violations();
        boolean areKnown = known.containsAll(recording.series());
        for (int i = 0; i < recording.entries().size(); i++) {
            RecordUsage command = recording.entries().get(i).command();
            UsageSeries series = recording.entries().get(i).series();
            if (!areKnown && !known.contains(series)) {
                requireOrganization(series.orgId());
                if (!hasProject(series)) {
                    violations.addAll(at(recording, i, InvalidInput.of("projectId", Lookups.NO_SUCH_PROJECT)));
                }
            }
            try {
                UsageEvent.requireNotAhead(command.observedAt() == null ? now : command.observedAt(), now);
            } catch (InvalidInput refused) {
                violations.addAll(at(recording, i, refused.at("observedAt")));
            }
        }
        violations.throwIfAny();
    }

    private void requireOrganization(OrgId orgId) {
        if (!organizations.computeIfAbsent(
                orgId, id -> stores.organizations().find(id).isPresent())) {
            throw new NotFound("org", orgId);
        }
    }

    private boolean hasProject(UsageSeries series) {
        ProjectId projectId = series.projectId();
        return projectId == null
                || projects.computeIfAbsent(
                        series,
                        one -> stores.projects().find(one.orgId(), projectId).isPresent());
    }

    private static InvalidInput at(Recording recording, int index, InvalidInput refused) {
        return recording.many() ? refused.at(String.valueOf(index)) : refused;
    }
}
