package org.landlord.application.access;

import java.util.function.Consumer;
import org.landlord.application.shared.Ports;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.access.Access;
import org.landlord.port.in.access.AccessUpkeep;
import org.landlord.port.in.access.ApiKeys;
import org.landlord.port.in.access.Authentication;
import org.landlord.port.in.access.FirstStart;
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
        FirstStart firstStart,
        AccessUpkeep upkeep,
        Consumer<OrgId> movedOut) {

    /// @param randomness what secrets are made of
    /// @param file where the first key is left
    public static AccessUseCases on(Ports ports, Randomness randomness, AdministratorKeyFile file) {
        KeyRing keys = new KeyRing(ports);
        KeyMaker maker = new KeyMaker(ports, randomness);
        KeyBesideStorage beside = new KeyBesideStorage(ports, file);
        return new AccessUseCases(
                new ApiKeyUseCases(ports, maker, keys, beside),
                new AccessUseCase(),
                new AuthenticationUseCases(ports, keys),
                new FirstStartUseCase(ports, maker, keys, beside),
                keys::recordLastUse,
                keys::forgetAllAfterCommit);
    }
}
