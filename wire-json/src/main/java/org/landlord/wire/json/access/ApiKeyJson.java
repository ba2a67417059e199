package org.landlord.wire.json.access;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.ExternalId;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.access.CreateApiKey;
import org.landlord.port.in.access.IssuedApiKey;
import org.landlord.port.in.access.RotateApiKey;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.ObjectWriter;

/// API keys as JSON.
public final class ApiKeyJson {

    private ApiKeyJson() {}

    /// Without the token.
    public static void write(ApiKey key, ObjectWriter out) {
        out.text("keyId", key.keyId())
                .text("orgId", key.orgId())
                .text("name", key.name())
                .text("externalId", key.externalId())
                .texts("scopes", key.scopes().labels())
                .text("createdBy", key.createdBy())
                .instant("createdAt", key.createdAt())
                .instant("expiresAt", key.expiresAt())
                .instant("lastUsedAt", key.lastUsedAt())
                .text("lastUsedAddress", key.lastUsedAddress())
                .instant("revokedAt", key.revokedAt());
    }

    public static ApiKey read(ObjectReader in) {
        return new ApiKey(
                in.required("keyId", KeyId::new),
                in.optional("orgId", OrgId::new),
                in.required("name", Name::new),
                in.optional("externalId", ExternalId::new),
                in.requiredTexts("scopes", KeyScopes::new),
                in.optional("createdBy", ActorId::new),
                in.instant("createdAt"),
                in.timestamp("expiresAt"),
                in.timestamp("lastUsedAt"),
                in.optional("lastUsedAddress", text -> text),
                in.timestamp("revokedAt"));
    }

    /// The only response with the token.
    public static void writeIssued(IssuedApiKey issued, ObjectWriter out) {
        write(issued.key(), out);
        out.text("token", issued.token().reveal());
    }

    public static IssuedApiKey readIssued(ObjectReader in) {
        return new IssuedApiKey(read(in), in.required("token", ApiKeyToken::parse));
    }

    public static void writeCreate(CreateApiKey command, ObjectWriter out) {
        out.text("name", command.name())
                .text("externalId", command.externalId())
                .texts("scopes", command.scopes().labels())
                .instant("expiresAt", command.expiresAt());
    }

    public static CreateApiKey readCreate(ObjectReader in, @Nullable OrgId orgId) {
        return new CreateApiKey(
                orgId,
                in.required("name", Name::new),
                in.optional("externalId", ExternalId::new),
                in.requiredTexts("scopes", KeyScopes::new),
                in.timestamp("expiresAt"));
    }

    /// The overlap is written in whole seconds: a fraction is dropped.
    public static void writeRotate(RotateApiKey command, ObjectWriter out) {
        out.number("overlapSeconds", command.overlap().toSeconds()).instant("expiresAt", command.expiresAt());
    }

    public static RotateApiKey readRotate(ObjectReader in, @Nullable OrgId orgId, KeyId keyId) {
        Duration overlap = in.wholeNumber("overlapSeconds", Duration::ofSeconds);
        Instant expiresAt = in.timestamp("expiresAt");
        try {
            return new RotateApiKey(orgId, keyId, overlap == null ? Duration.ZERO : overlap, expiresAt);
        } catch (InvalidInput refused) {
            throw refused.renamed("overlap", "overlapSeconds");
        }
    }
}
