package org.landlord.domain.access;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violations;
import org.landlord.domain.shared.AsStored;

/// The scopes of an API key: single permissions (`usage:write`), all permissions of a noun (`usage:*`), or
/// all permissions (`*`). Patterns include permissions that are added later.
///
/// @param labels sorted and distinct; at least one
public record KeyScopes(List<String> labels) {

    public static final String ALL = "*";

    private static final String OF_NOUN = ":*";

    /// @throws InvalidInput naming the index of each invalid scope, or if there are no scopes
    public KeyScopes {
        if (labels.isEmpty()) {
            throw new InvalidInput("must name at least one scope");
        }
        Violations violations = new Violations();
        for (int i = 0; i < labels.size() && !AsStored.isRead(); i++) {
            if (matching(labels.get(i)).isEmpty()) {
                violations.addAll(InvalidInput.of(String.valueOf(i), RULE));
            }
        }
        violations.throwIfAny();
        labels = List.copyOf(new TreeSet<>(labels));
    }

    private static final String RULE = "must be a permission such as usage:write, a pattern such as usage:*, or *";

    public static KeyScopes all() {
        return new KeyScopes(List.of(ALL));
    }

    public static KeyScopes of(Collection<Permission> permissions) {
        return new KeyScopes(permissions.stream().map(Permission::label).toList());
    }

    /// The permissions that the scopes grant. A stored scope that no longer exists grants none.
    public Set<Permission> permissions() {
        Set<Permission> covered = EnumSet.noneOf(Permission.class);
        labels.forEach(label -> covered.addAll(matching(label)));
        return Collections.unmodifiableSet(covered);
    }

    /// Checks that each scope includes a permission that applies to organizations, not to the platform
    /// only.
    ///
    /// @throws InvalidInput listing the scopes that do not
    public void requireUseInOrganization() {
        List<String> useless = labels.stream()
                .filter(label -> Collections.disjoint(matching(label), Permission.ofOrganizations()))
                .toList();
        if (!useless.isEmpty()) {
            throw new InvalidInput("must apply to an organization; these scopes apply to the platform only: "
                    + String.join(", ", useless));
        }
    }

    private static Set<Permission> matching(String label) {
        Set<Permission> matching = EnumSet.noneOf(Permission.class);
        for (Permission permission : Permission.values()) {
            if (label.equals(ALL) || label.equals(permission.label()) || isNounOf(label, permission)) {
                matching.add(permission);
            }
        }
        return matching;
    }

    private static boolean isNounOf(String label, Permission permission) {
        return label.endsWith(OF_NOUN)
                && permission.label().startsWith(label.substring(0, label.length() - OF_NOUN.length() + 1));
    }

    @Override
    public String toString() {
        return String.join(" ", labels);
    }
}
