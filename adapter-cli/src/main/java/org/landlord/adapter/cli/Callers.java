package org.landlord.adapter.cli;

import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;
import org.landlord.domain.shared.Identifiers;

/// On whose behalf a command runs.
final class Callers {

    private static final String LOCAL = "local:";

    private Callers() {}

    /// @param osUser the operating system's name for who runs this process
    static Caller of(Target target, String osUser) {
        return switch (target) {
            case Target.LocalDatabase _ -> new Caller(new ActorId(localActor(osUser)));
            // The server knows better, by the token.
            case Target.RemoteServer _ -> Caller.unknown();
        };
    }

    private static String localActor(String osUser) {
        String actor = LOCAL + osUser.replaceAll("[^A-Za-z0-9:_-]", "_");
        return actor.substring(0, Math.min(actor.length(), Identifiers.MAX_LENGTH));
    }
}
