package org.landlord.domain.usage;

import org.landlord.domain.shared.Choices;

/// The meaning of the `subject` of CloudEvents for an organization.
public enum CloudEventSubject {
    /// The id of a project; kept as metadata if there is no such project.
    PROJECT("project"),
    /// Metadata.
    METADATA("metadata");

    private final String label;

    CloudEventSubject(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /// @throws org.landlord.domain.failure.InvalidInput listing the labels, if `label` is not one of them
    public static CloudEventSubject of(String label) {
        return Choices.of(values(), CloudEventSubject::label, label);
    }

    @Override
    public String toString() {
        return label;
    }
}
