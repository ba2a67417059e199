package org.landlord.application.identity;

import org.junit.jupiter.api.BeforeEach;
import org.landlord.application.InMemory;
import org.landlord.application.LandlordApplication;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.port.in.tenancy.CreateOrganization;

/// An organization for identity providers, on a machine whose clock starts at 2026-11-22T15:04:05.123Z.
abstract class ProviderWorld {

    static final Caller CALLER = Caller.operator(new ActorId("test"));
    static final OrgId ORG = new OrgId("org");

    final InMemory machine = new InMemory();
    final LandlordApplication landlord = machine.landlord();

    @BeforeEach
    void anOrganization() {
        landlord.organizations()
                .create(CALLER, new CreateOrganization(ORG, new Slug("org"), new Name("Org"), Metadata.empty()));
    }
}
