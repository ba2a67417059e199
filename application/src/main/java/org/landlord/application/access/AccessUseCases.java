package org.landlord.application.access;

import java.util.function.Consumer;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.access.Access;
import org.landlord.port.in.access.AccessMaintenance;
import org.landlord.port.in.access.AdminBootstrap;
import org.landlord.port.in.access.ApiKeys;
import org.landlord.port.in.access.Authentication;
import org.landlord.port.out.access.AdministratorKeyFile;
import org.landlord.port.out.access.Randomness;

/// The door to the use cases of access; what stands behind it is nobody else's business. What is known of keys is
/// shared by all of them.
///
/// @param apiKeys what programs get in with
/// @param access who the caller is
/// @param authentication who somebody is by what they bring along
/// @param firstStart how the first administrator gets in
/// @param upkeep what has to be done from time to time
/// @param movedOut to be told which organization goes, in the unit of work that removes it: its keys are good no more
public record AccessUseCases(
        ApiKeys apiKeys,
        Access access,
        Authentication authentication,
        AdminBootstrap firstStart,
        AccessMaintenance upkeep,
        Consumer<OrgId> movedOut) {

    /// @param randomness what secrets are made of
    /// @param file where the first key is left
    public static AccessUseCases on(UseCaseContext ports, Randomness randomness, AdministratorKeyFile file) {
        ApiKeyCache keys = new ApiKeyCache(ports);
        ApiKeyFactory maker = new ApiKeyFactory(ports, randomness);
        AdminKeyFile beside = new AdminKeyFile(ports, file);
        return new AccessUseCases(
                new ApiKeyUseCases(ports, maker, keys, beside),
                new AccessUseCase(),
                new AuthenticationUseCases(ports, keys),
                new AdminBootstrapUseCase(ports, maker, keys, beside),
                keys::recordLastUse,
                keys::forgetAllAfterCommit);
    }
}
