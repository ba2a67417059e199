package org.landlord.adapter.cli.secret;

import static org.landlord.adapter.cli.output.Field.detail;
import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.text;
import static org.landlord.adapter.cli.output.Field.time;
import static org.landlord.adapter.cli.output.Field.word;

import org.landlord.adapter.cli.output.View;
import org.landlord.domain.secret.SecretReference;

/// How secret references are shown.
public final class SecretViews {

    /// A secret reference.
    public static final View<SecretReference> SECRET_REFERENCE = View.of(
            detail("orgId", reference -> reference.key().orgId()),
            word("projectId", reference -> reference.key().projectId()),
            id("name", reference -> reference.key().name()),
            text("provider", SecretReference::provider),
            text("ref", SecretReference::ref),
            word("createdBy", SecretReference::createdBy),
            time("createdAt", SecretReference::createdAt),
            time("rotatedAt", SecretReference::rotatedAt));

    private SecretViews() {}
}
