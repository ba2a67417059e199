package org.landlord.domain.access;

import java.util.Locale;
import org.landlord.domain.shared.Choices;

/// The kind of an actor: the id of a user may look like the id of a key.
public enum ActorKind {
    /// An API key.
    KEY,
    /// A person who signed in with the identity provider of the organization.
    USER,
    /// A person who worked on the storage without a server, or the server itself.
    OPERATOR,
    /// An actor that a service named in an event of its own. Landlord did not authenticate it.
    EXTERNAL;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws org.landlord.domain.failure.InvalidInput listing the labels, if `label` is not one of them
    public static ActorKind of(String label) {
        return Choices.of(values(), ActorKind::label, label);
    }
}
