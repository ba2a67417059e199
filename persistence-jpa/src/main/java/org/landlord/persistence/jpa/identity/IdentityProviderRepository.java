package org.landlord.persistence.jpa.identity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Parameters;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.identity.SignInRules;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.persistence.jpa.DeletedOrganizations;
import org.landlord.persistence.jpa.sql.Filter;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.Nullables;
import org.landlord.persistence.jpa.sql.RowWriter;
import org.landlord.persistence.jpa.unit.StoreCall;
import org.landlord.port.out.identity.IdentityProviderStore;
import org.landlord.port.out.identity.ProviderPosition;

/// The table `identity_provider`.
@Singleton
@StoreCall
class IdentityProviderRepository
        implements IdentityProviderStore, PanacheRepositoryBase<IdentityProviderRow, IdentityProviderKey> {

    /// [IdentityProvider#acceptsTokens()]. Type and status are literals because the index is a partial one: the
    /// database uses it only if the query repeats its condition, and a parameter could have any value.
    private static final String TRUSTING = "issuer = :issuer and coalesce(audience, clientId) in :audiences"
            + " and type = '" + IdentityProvider.TOKEN_TYPE.label() + "'"
            + " and status = '" + IdentityProvider.TOKEN_STATUS + "'"
            + " and " + DeletedOrganizations.NOT_OF_ONE;

    private static final String FORGET_DOMAINS =
            "DELETE FROM identity_provider_domain WHERE org_id = ? AND provider_id = ?";

    private static final String ADD_DOMAIN =
            "INSERT INTO identity_provider_domain (domain, org_id, provider_id) VALUES (?, ?, ?)";

    /// Ordered by the primary key of the domains, which bounds what is read.
    private static final String OF_DOMAIN = "SELECT d.org_id, d.provider_id FROM identity_provider_domain d"
            + " JOIN identity_provider p ON p.org_id = d.org_id AND p.provider_id = d.provider_id"
            + " JOIN organization o ON o.org_id = d.org_id"
            + " WHERE d.domain = ? AND p.status = ? AND o.deleted_at IS NULL"
            + " ORDER BY d.org_id, d.provider_id LIMIT ?";

    private final RowWriter writes;
    private final Jdbc jdbc;

    IdentityProviderRepository(RowWriter writes, Jdbc jdbc) {
        this.writes = writes;
        this.jdbc = jdbc;
    }

    @Override
    public void put(IdentityProvider provider) {
        String orgId = provider.orgId().value();
        String providerId = provider.providerId().value();
        writes.put(IdentityProviderRow.toRow(provider));
        writes.delete(() -> jdbc.update(FORGET_DOMAINS, orgId, providerId));
        SignInRules.ofStored(provider.metadata())
                .emailDomains()
                .forEach(domain -> writes.update(() -> jdbc.update(ADD_DOMAIN, domain, orgId, providerId)));
    }

    @Override
    public void delete(OrgId orgId, ProviderId providerId) {
        writes.delete(() -> delete("id", new IdentityProviderKey(orgId.value(), providerId.value())));
    }

    @Override
    public Optional<IdentityProvider> find(OrgId orgId, ProviderId providerId) {
        return findByIdOptional(new IdentityProviderKey(orgId.value(), providerId.value()))
                .map(IdentityProviderRow::toDomain);
    }

    @Override
    public Optional<IdentityProvider> trusting(Reference issuer, Collection<Label> audiences, OrgId orgId) {
        return first(TRUSTING + " and id.orgId = :orgId", issuer, audiences, orgId.value());
    }

    @Override
    public Optional<IdentityProvider> firstTrusting(
            Reference issuer, Collection<Label> audiences, @Nullable OrgId after) {
        return first(TRUSTING + " and id.orgId > :orgId", issuer, audiences, Nullables.orEmpty(after));
    }

    private Optional<IdentityProvider> first(
            String where, Reference issuer, Collection<Label> audiences, String orgId) {
        Parameters parameters = Parameters.with("issuer", issuer.value())
                .and("audiences", audiences.stream().map(Label::value).toList())
                .and("orgId", orgId);
        return find(where + " order by id.orgId, id.providerId", parameters)
                .page(Page.ofSize(1))
                .firstResultOptional()
                .map(IdentityProviderRow::toDomain);
    }

    @Override
    public List<IdentityProvider> listOfDomain(String domain, int limit) {
        return jdbc
                .query(
                        OF_DOMAIN,
                        row -> new IdentityProviderKey(row.getString(1), row.getString(2)),
                        domain,
                        IdentityProvider.TOKEN_STATUS.value(),
                        limit)
                .stream()
                .map(key -> findById(key).toDomain())
                .toList();
    }

    @Override
    public List<IdentityProvider> list(OrgId orgId, @Nullable Label status, @Nullable ProviderId after, int limit) {
        Filter filter = new Filter()
                .and("id.orgId = :orgId", "orgId", orgId.value())
                .and("id.providerId > :after", "after", Nullables.orEmpty(after))
                .andIfGiven("status = :status", "status", status);
        return find(filter.where() + " order by id.providerId", filter.parameters()).page(Page.ofSize(limit)).stream()
                .map(IdentityProviderRow::toDomain)
                .toList();
    }

    /// The first condition on the organization is redundant: the database uses it to find the first row.
    @Override
    public List<IdentityProvider> listAll(
            @Nullable ProviderType type, @Nullable Label status, @Nullable ProviderPosition after, int limit) {
        Filter filter = new Filter()
                .and(
                        "id.orgId >= :afterOrg",
                        "afterOrg",
                        after == null ? "" : after.orgId().value())
                .and(
                        "(id.orgId > :afterOrg or id.providerId > :after)",
                        "after",
                        after == null ? "" : after.providerId().value())
                .andIfGiven("type = :type", "type", type == null ? null : type.label())
                .andIfGiven("status = :status", "status", status)
                .and(DeletedOrganizations.NOT_OF_ONE);
        return find(filter.where() + " order by id.orgId, id.providerId", filter.parameters())
                .page(Page.ofSize(limit))
                .stream()
                .map(IdentityProviderRow::toDomain)
                .toList();
    }
}
