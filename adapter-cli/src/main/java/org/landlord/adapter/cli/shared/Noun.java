package org.landlord.adapter.cli.shared;

import java.util.List;

/// A command that holds others together, and does nothing itself.
public interface Noun {

    /// The commands below it, in the order that help lists them: verbs, and nouns again.
    List<Object> commands();
}
