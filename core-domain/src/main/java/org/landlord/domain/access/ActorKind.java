package org.landlord.domain.access;

import java.util.Locale;
import org.landlord.domain.shared.Choices;

/// What kind of actor an id names: a user's id may look like that of a key.
public enum ActorKind {
    /// An API key.
    KEY,
    /// A person whom the organization's identity provider vouched for.
    USER,
    /// Somebody who worked on the storage without a server, or the server itself.
    OPERATOR,
    /// Whom a service named when it recorded an event of its own: Landlord did not see them.
    EXTERNAL;

    /// How it is written everywhere: in lower case.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @param label one of the labels, exactly
    /// @throws org.landlord.domain.failure.InvalidInput if it is none of them; the message lists them
    public static ActorKind of(String label) {
        return Choices.of(values(), ActorKind::label, label);
    }
}
