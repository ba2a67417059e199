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

/// What an API key may do: permissions, each by its label (`usage:write`), all of one noun (`usage:*`), or all
/// there are (`*`). A pattern covers permissions that are added later too.
///
/// @param labels as they are written, sorted, without repetitions; at least one
public record KeyScopes(List<String> labels) {

    /// Covers every permission.
    public static final String ALL = "*";

    private static final String OF_NOUN = ":*";

    /// @throws InvalidInput naming each `/<index>` that is no scope, or saying that there is none
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

    private static final String RULE = "must be a permission such as usage:write, all of a noun such as usage:*, or *";

    /// Everything.
    public static KeyScopes all() {
        return new KeyScopes(List.of(ALL));
    }

    /// Exactly these.
    public static KeyScopes of(Collection<Permission> permissions) {
        return new KeyScopes(permissions.stream().map(Permission::label).toList());
    }

    /// Every permission that is covered. A scope that is stored and means nothing any more covers none.
    public Set<Permission> permissions() {
        Set<Permission> covered = EnumSet.noneOf(Permission.class);
        labels.forEach(label -> covered.addAll(matching(label)));
        return Collections.unmodifiableSet(covered);
    }

    /// Looks whether each scope can mean anything in one organization. What covers nothing but permissions on the
    /// platform itself cannot.
    ///
    /// @throws InvalidInput saying which cannot
    public void requireUseInOrganization() {
        List<String> useless = labels.stream()
                .filter(label -> Collections.disjoint(matching(label), Permission.ofOrganizations()))
                .toList();
        if (!useless.isEmpty()) {
            throw new InvalidInput("must mean something in one organization, and these are about the platform alone: "
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
