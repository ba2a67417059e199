package org.landlord.adapter.client.secret;

import org.landlord.adapter.client.shared.JsonObjectReader;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.secret.SecretKey;
import org.landlord.domain.secret.SecretName;
import org.landlord.domain.secret.SecretReference;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;

/// Reads what the server says of a secret reference.
public final class SecretReferenceJson {

    private SecretReferenceJson() {}

    /// A secret reference.
    public static SecretReference read(JsonObjectReader json) {
        return new SecretReference(
                new SecretKey(
                        json.text("orgId", OrgId::new),
                        json.optional("projectId", ProjectId::new),
                        json.text("name", SecretName::new)),
                json.text("provider", Label::new),
                json.text("ref", Reference::new),
                json.optional("createdBy", ActorId::new),
                json.instant("createdAt"),
                json.optional("rotatedAt", Timestamps::parse));
    }
}
