package org.landlord.adapter.rest.access.session;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.landlord.port.in.access.session.SessionTerms;

/// The settings of new sessions.
@Singleton
public class SessionSettings {

    private final SessionTerms terms;

    SessionSettings(
            @ConfigProperty(name = "landlord.console.session-idle") Duration idle,
            @ConfigProperty(name = "landlord.console.session-lifetime") Duration lifetime) {
        this.terms = new SessionTerms(idle, lifetime);
    }

    public SessionTerms terms() {
        return terms;
    }
}
