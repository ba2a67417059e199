package org.landlord.persistence.jpa.usage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.CloudEventSettings;
import org.landlord.domain.usage.CloudEventSubject;
import org.landlord.domain.usage.DataPointer;
import org.landlord.domain.usage.UsageSettings;
import org.landlord.persistence.jpa.sql.MetadataText;

/// [UsageSettings]. The settings for CloudEvents are one JSON object, [CloudEventSettings#json()].
@Entity
@Table(name = "usage_settings")
class UsageSettingsRow {

    @Id
    @Column(name = "org_id")
    private String orgId;

    @Column(name = "backdating_days")
    private int backdatingDays;

    @Column(name = "cloud_events")
    private String cloudEvents;

    @Column(name = "updated_at")
    private long updatedAt;

    /// For Hibernate.
    protected UsageSettingsRow() {}

    static UsageSettingsRow toRow(UsageSettings settings) {
        UsageSettingsRow row = new UsageSettingsRow();
        row.orgId = settings.orgId().value();
        row.backdatingDays = settings.backdatingDays();
        row.cloudEvents = settings.cloudEvents().json().json();
        row.updatedAt = Objects.requireNonNull(settings.updatedAt(), "defaults are not stored")
                .toEpochMilli();
        return row;
    }

    UsageSettings toDomain() {
        return new UsageSettings(
                new OrgId(orgId),
                backdatingDays,
                cloudEvents(MetadataText.read(cloudEvents).members()),
                Instant.ofEpochMilli(updatedAt));
    }

    private static CloudEventSettings cloudEvents(Map<String, @Nullable Object> members) {
        return new CloudEventSettings(
                CloudEventSubject.of(text(members.get("subject"))),
                map(members.get("subjectProjects"), Function.identity(), ProjectId::new),
                new DataPointer(text(members.get("quantityPointer"))),
                map(members.get("quantityPointers"), Label::new, DataPointer::new),
                ((List<?>) Objects.requireNonNull(members.get("countedTypes")))
                        .stream().map(type -> new Label(text(type))).toList());
    }

    private static <K, V> Map<K, V> map(@Nullable Object object, Function<String, K> key, Function<String, V> value) {
        Map<K, V> map = new HashMap<>();
        ((Map<?, ?>) Objects.requireNonNull(object))
                .forEach((name, text) -> map.put(key.apply(text(name)), value.apply(text(text))));
        return map;
    }

    private static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }
}
