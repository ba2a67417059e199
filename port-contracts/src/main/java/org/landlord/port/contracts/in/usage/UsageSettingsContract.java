package org.landlord.port.contracts.in.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.in.Refusals.assertInvalid;
import static org.landlord.port.contracts.in.Refusals.assertNotFound;
import static org.landlord.port.contracts.in.Refusals.assertPreconditionFailed;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.CloudEventSettings;
import org.landlord.domain.usage.CloudEventSubject;
import org.landlord.domain.usage.DataPointer;
import org.landlord.domain.usage.UsageSettings;
import org.landlord.port.contracts.in.InboundContract;
import org.landlord.port.in.usage.PutUsageSettings;

/// The contract of [org.landlord.port.in.usage.UsageConfiguration].
public abstract class UsageSettingsContract extends InboundContract {

    @Test
    void an_organization_without_settings_has_the_defaults() {
        OrgId orgId = newOrg().orgId();

        assertThat(get(orgId)).isEqualTo(new UsageSettings(orgId, 35, CloudEventSettings.DEFAULT, null));
    }

    @Test
    void a_second_put_replaces_all_settings() {
        OrgId orgId = newOrg().orgId();
        CloudEventSettings cloudEvents = cloudEvents(newProject(orgId).projectId());

        UsageSettings first = put(orgId, 0, cloudEvents, NONE);
        UsageSettings second = put(orgId, 36_500, null, NONE);

        assertThat(first).isEqualTo(new UsageSettings(orgId, 0, cloudEvents, first.updatedAt()));
        assertThat(second).isEqualTo(new UsageSettings(orgId, 36_500, CloudEventSettings.DEFAULT, second.updatedAt()));
        assertThat(second.updatedAt()).isAfterOrEqualTo(first.updatedAt());
        assertThat(get(orgId)).isEqualTo(second);
    }

    @Test
    void a_put_is_audited_with_every_field() {
        OrgId orgId = newOrg().orgId();
        ProjectId projectId = newProject(orgId).projectId();
        int before = auditLog(orgId).size();

        put(orgId, 7, cloudEvents(projectId), NONE);

        List<AuditEvent> log = auditLog(orgId);
        assertThat(log).hasSize(before + 1);
        AuditEvent event = log.getLast();
        assertThat(event.action()).isEqualTo(AuditAction.USAGE_SETTINGS_UPSERT.label());
        assertThat(String.valueOf(event.targetId())).isEqualTo(orgId.value());
        assertThat(event.metadata().json())
                .contains("\"backdatingDays\"", "7")
                .contains("metadata", "customer 1", projectId.value(), "/used", "tokens", "/tokens/0", "requests");
    }

    @Test
    void the_same_settings_again_change_nothing() {
        OrgId orgId = newOrg().orgId();
        assertNotAudited(orgId, () -> assertThat(put(orgId, null, null, NONE)).isEqualTo(get(orgId)));
        assertThat(get(orgId).updatedAt()).isNull();
        UsageSettings stored = put(orgId, 7, null, NONE);

        assertNotAudited(
                orgId,
                () -> assertThat(put(orgId, 7, CloudEventSettings.DEFAULT, NONE))
                        .isEqualTo(stored));

        assertThat(get(orgId)).isEqualTo(stored);
    }

    @Test
    void a_put_with_another_version_is_refused() {
        OrgId orgId = newOrg().orgId();

        assertNotAudited(orgId, () -> assertPreconditionFailed(() -> put(orgId, 7, null, STALE)));
        UsageSettings first = put(orgId, 7, null, matching(get(orgId).version()));
        put(orgId, 8, null, new Precondition.Exists());
        assertPreconditionFailed(() -> put(orgId, 9, null, matching(first.version())));

        assertThat(get(orgId).backdatingDays()).isEqualTo(8);
    }

    @Test
    void days_out_of_range_are_refused() {
        OrgId orgId = newOrg().orgId();

        assertNotAudited(orgId, () -> {
            assertInvalid(() -> put(orgId, -1, null, NONE), "/backdatingDays");
            assertInvalid(() -> put(orgId, 36_501, null, NONE), "/backdatingDays");
        });
    }

    @Test
    void a_subject_mapped_to_a_project_of_another_organization_is_refused() {
        OrgId orgId = newOrg().orgId();
        ProjectId ofAnother = newProject(newOrg().orgId()).projectId();

        assertNotAudited(
                orgId,
                () -> assertInvalid(
                        () -> put(orgId, 7, cloudEvents(ofAnother), NONE), "/cloudEvents/subjectProjects/customer 1"));
    }

    @Test
    void settings_of_a_missing_organization_are_not_found() {
        OrgId orgId = new OrgId(unique("org"));

        assertNotFound("org", orgId, () -> get(orgId));
        assertNotFound("org", orgId, () -> put(orgId, 7, null, NONE));
    }

    /// Settings that differ from all defaults.
    private static CloudEventSettings cloudEvents(ProjectId projectId) {
        return new CloudEventSettings(
                CloudEventSubject.METADATA,
                Map.of("customer 1", projectId),
                new DataPointer("/used"),
                Map.of(new Label("tokens"), new DataPointer("/tokens/0")),
                List.of(new Label("requests")));
    }

    private UsageSettings get(OrgId orgId) {
        return landlord().usageConfiguration().settings(caller(), orgId);
    }

    private UsageSettings put(
            OrgId orgId, @Nullable Integer days, @Nullable CloudEventSettings cloudEvents, Precondition precondition) {
        return landlord()
                .usageConfiguration()
                .putSettings(caller(), new PutUsageSettings(orgId, days, cloudEvents, precondition));
    }
}
