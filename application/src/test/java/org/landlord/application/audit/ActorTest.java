package org.landlord.application.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.application.InMemory;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;
import org.landlord.domain.secret.SecretKey;
import org.landlord.domain.secret.SecretName;
import org.landlord.domain.secret.SecretReference;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.audit.ListAuditEvents;
import org.landlord.port.in.audit.RecordAuditEvent;
import org.landlord.port.in.secret.PutSecretReference;
import org.landlord.port.in.tenancy.CreateOrganization;

class ActorTest {

    private static final OrgId ORG = new OrgId("org_acme");
    private static final Caller ANN = Caller.operator(new ActorId("user_ann"));
    private static final Caller BEN = Caller.operator(new ActorId("user_ben"));

    private final InMemory inMemory = new InMemory();

    @Test
    void givenCallersWhoAreKnown_whenTheyChangeSomething_thenTheAuditLogNamesThem() {
        createOrganization(ANN);
        record(BEN, null);
        record(BEN, new ActorId("service_x"));

        var events = inMemory.landlord()
                .auditTrail()
                .list(ANN, new ListAuditEvents(ORG, null, null, null, null, null, Window.always()), PageRequest.first())
                .items();

        assertThat(events)
                .extracting(event -> String.valueOf(event.actorId()))
                .containsExactly("user_ann", "user_ben", "service_x");
    }

    @Test
    void givenAnOrganization_whenItsDeleterIsKnown_thenThePlatformLogNamesThem() {
        createOrganization(ANN);
        inMemory.landlord().organizations().delete(BEN, ORG, Precondition.none());

        var events = inMemory.landlord()
                .auditTrail()
                .listPlatform(ANN, PageRequest.first())
                .items();

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.actorId()).isEqualTo(BEN.actorId());
            assertThat(event.action()).isEqualTo(new Label("org.delete"));
            assertThat(event.targetId().value()).isEqualTo("org_acme");
        });
    }

    @Test
    void givenASecretReferenceOfOneCaller_whenAnotherPutsItAgain_thenItKeepsItsMaker() {
        createOrganization(ANN);

        assertThat(putSecret(ANN, null).createdBy()).isEqualTo(ANN.actorId());
        assertThat(putSecret(BEN, null).createdBy()).isEqualTo(ANN.actorId());
        assertThat(putSecret(BEN, new ActorId("user_cat")).createdBy()).isEqualTo(new ActorId("user_cat"));
    }

    private void createOrganization(Caller caller) {
        inMemory.landlord()
                .organizations()
                .create(caller, new CreateOrganization(ORG, new Slug("acme"), new Name("Acme"), Metadata.empty()));
    }

    private void record(Caller caller, @Nullable ActorId actorId) {
        inMemory.landlord()
                .auditTrail()
                .record(
                        caller,
                        new RecordAuditEvent(
                                ORG,
                                null,
                                null,
                                actorId,
                                new Label("thing.done"),
                                new Label("thing"),
                                null,
                                null,
                                Metadata.empty()));
    }

    private SecretReference putSecret(Caller caller, @Nullable ActorId createdBy) {
        return inMemory.landlord()
                .secretReferences()
                .put(
                        caller,
                        new PutSecretReference(
                                new SecretKey(ORG, null, new SecretName("deploy-token")),
                                new Label("vault"),
                                new Reference("vault://deploy"),
                                createdBy,
                                null,
                                Precondition.none()))
                .value();
    }
}
