package org.landlord.wire.json.secret;

import org.landlord.domain.access.ActorId;
import org.landlord.domain.secret.SecretKey;
import org.landlord.domain.secret.SecretName;
import org.landlord.domain.secret.SecretReference;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.secret.PutSecretReference;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.ObjectWriter;

/// A secret reference as JSON.
public final class SecretReferenceJson {

    private SecretReferenceJson() {}

    public static void write(SecretReference secret, ObjectWriter out) {
        out.text("orgId", secret.key().orgId())
                .text("projectId", secret.key().projectId())
                .text("name", secret.key().name())
                .text("provider", secret.provider())
                .text("ref", secret.ref())
                .text("createdBy", secret.createdBy())
                .instant("createdAt", secret.createdAt())
                .instant("rotatedAt", secret.rotatedAt());
    }

    public static SecretReference read(ObjectReader in) {
        return new SecretReference(
                new SecretKey(
                        in.required("orgId", OrgId::new),
                        in.optional("projectId", ProjectId::new),
                        in.required("name", SecretName::new)),
                in.required("provider", Label::new),
                in.required("ref", Reference::new),
                in.optional("createdBy", ActorId::new),
                in.instant("createdAt"),
                in.timestamp("rotatedAt"));
    }

    public static void writePut(PutSecretReference command, ObjectWriter out) {
        out.text("provider", command.provider())
                .text("ref", command.ref())
                .text("createdBy", command.createdBy())
                .instant("rotatedAt", command.rotatedAt());
    }

    public static PutSecretReference readPut(ObjectReader in, SecretKey key, Precondition precondition) {
        return new PutSecretReference(
                key,
                in.required("provider", Label::new),
                in.required("ref", Reference::new),
                in.optional("createdBy", ActorId::new),
                in.timestamp("rotatedAt"),
                precondition);
    }
}
