package org.landlord.domain.usage;

import org.landlord.domain.shared.Choices;

/// What the `subject` of a CloudEvent is to an organization.
public enum CloudEventSubject {
    /// The project of that id, if the organization has one; else it is kept as metadata.
    PROJECT("project"),
    /// Never a project: kept as metadata.
    METADATA("metadata");

    private final String label;

    CloudEventSubject(String label) {
        this.label = label;
    }

    /// How it is written: `project`.
    public String label() {
        return label;
    }

    /// @param label one of the labels, exactly
    /// @throws org.landlord.domain.failure.InvalidInput if it is none of them; the message lists them
    public static CloudEventSubject of(String label) {
        return Choices.of(values(), CloudEventSubject::label, label);
    }

    @Override
    public String toString() {
        return label;
    }
}
