-- Whom the access tokens of an identity provider are for, where that is not its client id.
ALTER TABLE identity_provider ADD COLUMN audience TEXT;

DROP INDEX identity_provider_that_vouches;
CREATE INDEX identity_provider_that_vouches
    ON identity_provider (issuer, coalesce(audience, client_id), org_id, provider_id)
    WHERE type = 'oidc' AND status = 'active';
