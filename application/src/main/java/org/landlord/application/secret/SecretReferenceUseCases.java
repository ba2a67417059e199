package org.landlord.application.secret;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.application.access.AccessRequirement;
import org.landlord.application.audit.AuditEntry;
import org.landlord.application.audit.Changes;
import org.landlord.application.shared.Listing;
import org.landlord.application.shared.Lookups;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.secret.SecretKey;
import org.landlord.domain.secret.SecretName;
import org.landlord.domain.secret.SecretReference;
import org.landlord.domain.secret.SecretScope;
import org.landlord.domain.shared.Described;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.access.Operation;
import org.landlord.port.in.secret.PutSecretReference;
import org.landlord.port.in.secret.SecretReferences;
import org.landlord.port.out.Stores;

public final class SecretReferenceUseCases implements SecretReferences {

    private final UseCaseContext ports;

    public SecretReferenceUseCases(UseCaseContext ports) {
        this.ports = ports;
    }

    @Override
    public Upserted<SecretReference> put(Caller caller, PutSecretReference command) {
        SecretKey key = command.key();
        AccessRequirement need = AccessRequirement.of(Operation.PUT_SECRET_REFERENCE, key.orgId(), key.projectId());
        return ports.gate().write(caller, need, stores -> {
            Lookups.mentioned(stores, key.orgId(), key.projectId());
            requireNoCredentials(command.ref());
            SecretReference before = stores.secretReferences().find(key).orElse(null);
            command.precondition().check(before == null ? null : before.version());
            Instant now = ports.clock().now();
            if (before != null && Changes.areNone(before, again(command, before, before.rotatedAt()))) {
                return new Upserted<>(before, false);
            }
            SecretReference after = before == null ? first(command, caller, now) : again(command, before, now);
            stores.secretReferences().put(after);
            entry(AuditAction.SECRET_REF_UPSERT, after, before, after).write(ports.ids(), stores, caller, now);
            return new Upserted<>(after, before == null);
        });
    }

    private static void requireNoCredentials(Reference ref) {
        try {
            ref.requireNoCredentials();
        } catch (InvalidInput refused) {
            throw refused.at("ref");
        }
    }

    private static SecretReference first(PutSecretReference command, Caller caller, Instant now) {
        ActorId createdBy = command.createdBy() == null ? caller.actorId() : command.createdBy();
        return new SecretReference(
                command.key(), command.provider(), command.ref(), createdBy, now, command.rotatedAt());
    }

    /// @param rotatedAt unless the command has one
    private static SecretReference again(
            PutSecretReference command, SecretReference before, @Nullable Instant rotatedAt) {
        return new SecretReference(
                command.key(),
                command.provider(),
                command.ref(),
                command.createdBy() == null ? before.createdBy() : command.createdBy(),
                before.createdAt(),
                command.rotatedAt() == null ? rotatedAt : command.rotatedAt());
    }

    private static AuditEntry entry(
            AuditAction action, SecretReference reference, @Nullable Described before, @Nullable Described after) {
        SecretKey key = reference.key();
        Map<String, ?> told = Changes.told(before, after, "provider", reference.provider());
        return AuditEntry.of(action, key.orgId(), key.projectId(), key.name(), told);
    }

    @Override
    public Page<SecretReference> list(Caller caller, OrgId orgId, SecretScope scope, PageRequest page) {
        ProjectId projectId = scope instanceof SecretScope.OfProject(ProjectId one) ? one : null;
        return ports.gate()
                .read(caller, AccessRequirement.of(Operation.LIST_SECRET_REFERENCES, orgId, projectId), stores -> {
                    Lookups.org(stores, orgId);
                    return Listing.of("secret-refs", orgId, scope)
                            .page(
                                    page,
                                    ref -> Listing.Key.of(
                                            ref.key().name(), ref.key().projectId()),
                                    (after, limit) -> stores.secretReferences()
                                            .list(orgId, scope, after == null ? null : secretKey(orgId, after), limit));
                });
    }

    private static SecretKey secretKey(OrgId orgId, Listing.Key key) {
        String projectId = key.optional(1);
        return new SecretKey(orgId, projectId == null ? null : new ProjectId(projectId), new SecretName(key.text(0)));
    }

    @Override
    public SecretReference get(Caller caller, SecretKey key) {
        return ports.gate()
                .read(
                        caller,
                        AccessRequirement.of(Operation.GET_SECRET_REFERENCE, key.orgId(), key.projectId()),
                        stores -> required(stores, key));
    }

    @Override
    public void delete(Caller caller, SecretKey key, Precondition precondition) {
        ports.gate()
                .write(
                        caller,
                        AccessRequirement.of(Operation.DELETE_SECRET_REFERENCE, key.orgId(), key.projectId()),
                        stores -> {
                            SecretReference reference = required(stores, key);
                            precondition.check(reference.version());
                            stores.secretReferences().delete(key);
                            entry(AuditAction.SECRET_REF_DELETE, reference, reference, null)
                                    .write(
                                            ports.ids(),
                                            stores,
                                            caller,
                                            ports.clock().now());
                            return key;
                        });
    }

    private static SecretReference required(Stores stores, SecretKey key) {
        Lookups.org(stores, key.orgId());
        return stores.secretReferences().find(key).orElseThrow(() -> new NotFound("secret_ref", key.name()));
    }
}
