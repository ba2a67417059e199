package org.landlord.domain.tenancy;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;

/// The short name of an organization, a team or a project for URLs. Unique: organizations in the whole
/// store, teams and projects in their organization.
///
/// @param value 1 to 64 lower-case letters, digits and inner hyphens
public record Slug(String value) implements Comparable<Slug> {

    private static final String REFERENCE = "slug:";

    private static final Pattern SHAPE = Pattern.compile("(?:[a-z0-9]|[a-z0-9][a-z0-9-]{0,62}[a-z0-9])");

    /// @throws InvalidInput if the text has another format. It is not trimmed
    public Slug {
        if (!SHAPE.matcher(value).matches()) {
            throw new InvalidInput("must be 1 to 64 lower-case letters, digits and hyphens, and begin and end with a"
                    + " letter or digit");
        }
    }

    /// The slug in a reference such as `slug:acme`, which stands for the id of what has the slug.
    ///
    /// @return null if the text is not such a reference
    /// @throws org.landlord.domain.failure.InvalidInput if what follows `slug:` is not a slug
    public static @Nullable Slug referredBy(String text) {
        return text.startsWith(REFERENCE) ? new Slug(text.substring(REFERENCE.length())) : null;
    }

    @Override
    public int compareTo(Slug other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
