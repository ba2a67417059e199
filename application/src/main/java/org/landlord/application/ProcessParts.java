package org.landlord.application;

import org.jspecify.annotations.Nullable;
import org.landlord.port.in.identity.IssuerProbe;
import org.landlord.port.out.Clock;
import org.landlord.port.out.IdGenerator;
import org.landlord.port.out.UnitOfWork;
import org.landlord.port.out.access.AdminKeyStore;
import org.landlord.port.out.access.Randomness;
import org.landlord.port.out.diagnostics.ServerMonitors;
import org.landlord.port.out.identity.CertificateSource;
import org.landlord.port.out.migration.SourceStores;
import org.landlord.port.out.workflow.WorkflowGateway;

/// What a process gives to its use cases.
///
/// @param adminKeys stores the administrator's key for the operator
/// @param slicesAtOnce how many slices of an organization, of about ten milliseconds each, are removed before its
///     deletion returns; [LandlordApplication#tenancyMaintenance], which servers call, removes the rest
/// @param monitors what the server knows about itself; null in a process that is no server
/// @param issuers null in a process that does not call identity providers
/// @param gateways null in a process that does not call workflow gateways
/// @param sources null in a process that does not import
public record ProcessParts(
        UnitOfWork unitOfWork,
        Clock clock,
        IdGenerator ids,
        Randomness randomness,
        AdminKeyStore adminKeys,
        CertificateSource certificates,
        int slicesAtOnce,
        @Nullable ServerMonitors monitors,
        @Nullable IssuerProbe issuers,
        @Nullable WorkflowGateway gateways,
        @Nullable SourceStores sources) {

    /// Those that every process has. Deleting an organization returns when all of its rows are removed, however long
    /// that takes.
    ///
    /// @param adminKeys stores the administrator's key for the operator
    public static ProcessParts of(
            UnitOfWork unitOfWork,
            Clock clock,
            IdGenerator ids,
            Randomness randomness,
            AdminKeyStore adminKeys,
            CertificateSource certificates) {
        return new ProcessParts(
                unitOfWork, clock, ids, randomness, adminKeys, certificates, Integer.MAX_VALUE, null, null, null, null);
    }

    /// These with [#slicesAtOnce].
    public ProcessParts withSlicesAtOnce(int count) {
        return with(count, monitors, issuers, gateways, sources);
    }

    /// These with [#monitors].
    public ProcessParts withMonitors(ServerMonitors added) {
        return with(slicesAtOnce, added, issuers, gateways, sources);
    }

    /// These with [#issuers].
    public ProcessParts withIssuers(IssuerProbe added) {
        return with(slicesAtOnce, monitors, added, gateways, sources);
    }

    /// These with [#gateways].
    public ProcessParts withGateways(WorkflowGateway added) {
        return with(slicesAtOnce, monitors, issuers, added, sources);
    }

    /// These with [#sources].
    public ProcessParts withSources(SourceStores added) {
        return with(slicesAtOnce, monitors, issuers, gateways, added);
    }

    private ProcessParts with(
            int changedSlices,
            @Nullable ServerMonitors changedMonitors,
            @Nullable IssuerProbe changedIssuers,
            @Nullable WorkflowGateway changedGateways,
            @Nullable SourceStores changedSources) {
        return new ProcessParts(
                unitOfWork,
                clock,
                ids,
                randomness,
                adminKeys,
                certificates,
                changedSlices,
                changedMonitors,
                changedIssuers,
                changedGateways,
                changedSources);
    }
}
