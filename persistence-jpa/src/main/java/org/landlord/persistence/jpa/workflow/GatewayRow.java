package org.landlord.persistence.jpa.workflow;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.DataPointer;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.GatewayUrl;
import org.landlord.domain.workflow.TokenReference;
import org.landlord.domain.workflow.UsageMapping;
import org.landlord.domain.workflow.UsageSource;
import org.landlord.persistence.jpa.sql.JsonList;
import org.landlord.persistence.jpa.sql.Nullables;

/// A [Gateway].
@Entity
@Table(name = "gateway")
class GatewayRow {

    @EmbeddedId
    private GatewayRowKey id;

    @Column(name = "name")
    private String name;

    @Column(name = "base_url")
    private String baseUrl;

    /// In the format of [TokenReference#toString()].
    @Column(name = "token")
    private @Nullable String token;

    @Column(name = "status")
    private String status;

    @Column(name = "usage")
    private String usage;

    @Column(name = "created_at")
    private long createdAt;

    @Column(name = "updated_at")
    private long updatedAt;

    /// For Hibernate.
    protected GatewayRow() {}

    /// @param scope an organization, or empty for the platform
    static GatewayKey key(String scope, String gatewayId) {
        return new GatewayKey(Nullables.mapNonEmpty(scope, OrgId::new), new GatewayId(gatewayId));
    }

    static GatewayRow toRow(Gateway gateway) {
        GatewayRow row = new GatewayRow();
        row.id = GatewayRowKey.of(gateway.key());
        row.name = gateway.name().value();
        row.baseUrl = gateway.baseUrl().value();
        row.token = Nullables.text(gateway.token());
        row.status = gateway.status().value();
        row.usage = JsonList.ofObjects(
                gateway.usage().stream().map(GatewayRow::toObject).toList());
        row.createdAt = gateway.createdAt().toEpochMilli();
        row.updatedAt = gateway.updatedAt().toEpochMilli();
        return row;
    }

    private static Map<String, String> toObject(UsageMapping mapping) {
        return Map.of(
                "source", mapping.source().label(),
                "pointer", mapping.pointer().value(),
                "metric", mapping.metric().value(),
                "unit", mapping.unit().value());
    }

    Gateway toDomain() {
        return new Gateway(
                key(id.scope(), id.gatewayId()),
                new Name(name),
                new GatewayUrl(baseUrl),
                Nullables.map(token, TokenReference::of),
                new Label(status),
                mappings(usage),
                Instant.ofEpochMilli(createdAt),
                Instant.ofEpochMilli(updatedAt));
    }

    private static List<UsageMapping> mappings(String usage) {
        return JsonList.objects(usage).stream()
                .map(mapping -> new UsageMapping(
                        UsageSource.of(JsonList.member(mapping, "source")),
                        new DataPointer(JsonList.member(mapping, "pointer")),
                        new Label(JsonList.member(mapping, "metric")),
                        new Label(JsonList.member(mapping, "unit"))))
                .toList();
    }
}
